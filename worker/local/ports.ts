import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { freePort } from './free-port.ts';

const Port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535));

/** The ports of one local space: its pages and API, the inbox's page and the inbox's SMTP. */
export const Ports = v.object({ worker: Port, inbox: Port, smtp: Port });
/** See the schema of the same name. */
export type Ports = v.InferOutput<typeof Ports>;

/** Where a space listens when nothing else does. */
export const usualPorts: Ports = { worker: 8787, inbox: 1080, smtp: 1025 };

/** How far to look for another port when the usual one is taken. */
const neighbours = 20;

/**
 * Chooses free ports: those of the last start first, because links in mails and connected extensions carry the origin,
 * then the wanted ones and their neighbours, then any. Remembers the choice in the state folder.
 */
export async function choosePorts(stateFolder: string, wanted: Ports | null): Promise<Ports> {
  const file = join(stateFolder, 'ports.json');
  const last = await rememberedPorts(file);
  const chosen = new Set<number>();
  const choose = async (name: keyof Ports): Promise<number> => {
    const first = [...(last ? [last[name]] : []), ...(wanted ? near(wanted[name]) : [])];
    const port = await freePort(first, chosen);
    chosen.add(port);
    return port;
  };
  const ports: Ports = { worker: await choose('worker'), inbox: await choose('inbox'), smtp: await choose('smtp') };
  await writeFile(file, JSON.stringify(ports));
  return ports;
}

function near(port: number): number[] {
  return Array.from({ length: neighbours }, (_, step) => port + step);
}

/** What the last start chose; an absent or spoilt file only means that nothing is remembered. */
async function rememberedPorts(file: string): Promise<Ports | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Ports), text);
  return parsed.success ? parsed.output : null;
}
