import { runQuietly } from './command.ts';
import { installPackages, programInPath } from './system-program.ts';

/** What the tests in browsers with windows need beside a Chromium. */
interface WindowTools {
  /** Whether windows can be shown on a screen that nobody sees, and keys be pressed in them. */
  hasDisplay: boolean;
  /** The program of a Firefox that is new enough for the extension, or null. */
  firefox: string | null;
}

/** The oldest Firefox that takes the extension: `strict_min_version` of the manifest. */
const oldestFirefox = 140;

/** What of it is on this machine. */
export async function findWindowTools(): Promise<WindowTools> {
  const hasDisplay = programInPath('Xvfb') !== null && programInPath('xdotool') !== null;
  for (const name of ['firefox-esr', 'firefox']) {
    const program = programInPath(name);
    // A program can be there and be a stub that asks for a snap.
    const version = program && /Mozilla Firefox (\d+)/.exec((await runQuietly(program, ['--version'])).output)?.[1];
    if (Number(version) >= oldestFirefox) return { hasDisplay, firefox: program };
  }
  return { hasDisplay, firefox: null };
}

/** Installs what is missing, if this machine lets us, and says in sentences which tests will be skipped. */
export async function installWindowTools(): Promise<string[]> {
  const before = await findWindowTools();
  const packages = [...(before.hasDisplay ? [] : ['xvfb', 'xdotool']), ...(before.firefox ? [] : ['firefox-esr'])];
  if (packages.length > 0) await installPackages(...packages);
  const { hasDisplay, firefox } = await findWindowTools();
  return [
    ...(hasDisplay
      ? []
      : ['Skipped: browsers with windows. Xvfb and xdotool are missing and cannot be installed here.']),
    ...(firefox
      ? []
      : [`Skipped: Firefox. Version ${oldestFirefox} or newer is missing and cannot be installed here.`]),
  ];
}
