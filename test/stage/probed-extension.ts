import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { buildOnce } from './build-once.ts';
import type { Outcome } from './command.ts';
import { buildExtension, buildFolder } from './extension-build.ts';
import { project } from './project.ts';

/** A file of test/stage, without its ending, that puts functions on the global object of the copy's page `probe.html`. */
type Probe = 'page-probe' | 'sheet-probe';

/** All of them. */
export const probes: readonly Probe[] = ['page-probe', 'sheet-probe'];

/** A copy of the built extension, for what no test can click: a grant of the browser, a call of one function. */
interface ProbeOptions {
  /** Where the copy is made. */
  folder: string;
  /** Hosts that its manifest asks for outright. The product asks for none, or is granted the tab by a click. */
  hosts: string[];
  probe: Probe;
}

/** Makes the copy. Throws with the build's output when the extension or the probe cannot be built. */
export async function makeProbedExtension({ folder, hosts, probe }: ProbeOptions): Promise<void> {
  for (const { ok, output } of [await buildExtension('chrome'), await buildProbe(probe)]) {
    if (!ok) throw new Error(`The extension does not build.\n${output}`);
  }
  await cp(buildFolder('chrome'), folder, { recursive: true });
  await cp(join(project, '.output', probe), folder, { recursive: true });
  const manifest = join(folder, 'manifest.json');
  // The manifest is this project's own build.
  const content = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, unknown>;
  await writeFile(manifest, JSON.stringify({ ...content, host_permissions: hosts }));
  await writeFile(
    join(folder, 'probe.html'),
    '<!DOCTYPE html><title>Probe</title><script type="module" src="probe.js"></script>',
  );
}

/** Builds a probe unless the last build was made from the same sources. Never rejects. */
export function buildProbe(probe: Probe): Promise<Outcome> {
  const file = `test/stage/${probe}.ts`;
  return buildOnce({
    name: probe,
    mainFile: 'probe.js',
    sources: ['extension', 'shared', file],
    run: () =>
      build({
        configFile: false,
        root: project,
        logLevel: 'error',
        publicDir: false,
        build: {
          outDir: join(project, '.output', probe),
          emptyOutDir: true,
          lib: { entry: join(project, file), formats: ['es'], fileName: () => 'probe.js' },
          minify: true,
        },
      }).then(
        () => ({ ok: true, output: '' }),
        (error: unknown) => ({ ok: false, output: error instanceof Error ? error.message : String(error) }),
      ),
  });
}
