import { builtinModules } from 'node:module';
import { dirname } from 'node:path';
import { build } from 'vite';

/** Bundles a program into one module of this name in a folder; what workerd brings along, and WebAssembly, stays outside. */
export async function bundleForWorkerd(entry: string, folder: string, name: string): Promise<void> {
  await build({
    configFile: false,
    root: dirname(entry),
    logLevel: 'error',
    publicDir: false,
    ssr: { target: 'webworker', noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        external: [/^node:/, /^cloudflare:/, /\.wasm$/, ...builtinModules],
        output: { entryFileNames: name, codeSplitting: false },
      },
    },
  });
}
