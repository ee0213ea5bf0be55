import { cp, readFile, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, parse } from 'node:path';
import { build } from 'vite';
import { buildExtension, buildFolder } from '../../stage/extension-build.ts';
import { project } from '../../stage/project.ts';

const ownPages = join(project, 'test', 'bench', 'browser', 'pages');

/** The extension's folder with pages of the bench's own beside its own, under the same rules. */
interface BenchExtension {
  folder: string;
  /** Names of files in `pages/`, or whole paths of modules elsewhere; each becomes `NAME.html`. */
  pages: readonly string[];
  /** Hosts that the manifest asks for outright, as a click would grant a tab. */
  hosts?: readonly string[];
}

/** Copies the built extension into a folder and adds the pages. Throws with the build's output when it does not build. */
export async function makeBenchExtension({ folder, pages, hosts = [] }: BenchExtension): Promise<void> {
  const built = await buildExtension('chrome');
  if (!built.ok) throw new Error(built.output);
  await cp(buildFolder('chrome'), folder, { recursive: true });
  const manifest = join(folder, 'manifest.json');
  // The manifest is this project's own build.
  const content = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, unknown>;
  await writeFile(manifest, JSON.stringify({ ...content, host_permissions: hosts }));
  for (const entry of pages.map((page) => (isAbsolute(page) ? page : join(ownPages, `${page}.ts`)))) {
    const page = parse(entry).name;
    const script = `bench-${page}.js`;
    await build({
      configFile: false,
      root: dirname(entry),
      logLevel: 'error',
      // A library is built as it stands; this one is run.
      define: { 'process.env.NODE_ENV': '"production"' },
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: false,
        lib: {
          entry,
          formats: ['es'],
          fileName: () => script,
        },
        minify: true,
      },
    });
    await writeFile(
      join(folder, `${page}.html`),
      `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Bench</title><body><script type="module" src="${script}"></script>`,
    );
  }
}
