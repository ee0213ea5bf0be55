import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { buildExtension, buildFolder } from './extension-build.ts';
import { project } from './project.ts';

/** A copy of the built extension, for what no test can click: a grant of the browser, a call of one function. */
interface ProbeOptions {
  /** Where the copy is made. */
  folder: string;
  /** Hosts that its manifest asks for outright. The product asks for none, or is granted the tab by a click. */
  hosts: string[];
  /** A file of test/stage that puts functions on the global object of the copy's page `probe.html`. */
  probe: string;
}

/** Makes the copy. Throws with the build's output when the extension cannot be built. */
export async function makeProbedExtension({ folder, hosts, probe }: ProbeOptions): Promise<void> {
  const built = await buildExtension('chrome');
  if (!built.ok) throw new Error(`The extension does not build.\n${built.output}`);
  await cp(buildFolder('chrome'), folder, { recursive: true });
  const manifest = join(folder, 'manifest.json');
  // The manifest is this project's own build.
  const content = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, unknown>;
  await writeFile(manifest, JSON.stringify({ ...content, host_permissions: hosts }));
  await build({
    configFile: false,
    root: project,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: join(project, 'test/stage', probe), formats: ['es'], fileName: () => 'probe.js' },
      minify: true,
    },
  });
  await writeFile(
    join(folder, 'probe.html'),
    '<!DOCTYPE html><title>Probe</title><script type="module" src="probe.js"></script>',
  );
}
