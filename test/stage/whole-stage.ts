import type { LocalSpace } from '../../worker/local/local-space.ts';
import { type ExtensionAlone, type FirstLook, startExtensionAlone } from './extension-alone.ts';
import { type Owner, ownerOf } from './owner.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { startTestSpace } from './test-space.ts';

/** The extension in a browser and a new space with its owner, not yet connected to each other. */
export interface WholeStage {
  extension: ExtensionAlone;
  space: LocalSpace;
  owner: Owner;
  /** Stops everything and removes what it stored. */
  end(): Promise<void>;
}

/** Sets the whole product up in folders of its own; throws when a part does not start, and then nothing is left. */
export async function startWholeStage(options: FirstLook & { cronSeconds: number }): Promise<WholeStage> {
  const { cronSeconds, ...look } = options;
  const folder = await temporaryFolder();
  const ends = [folder.remove];
  const end = async () => {
    for (const each of ends.splice(0).reverse()) await each();
  };
  // The browser and the space come up beside each other.
  const starting = startExtensionAlone(look);
  const stopBrowser = starting.then(
    ({ stop }) => stop,
    () => async () => undefined,
  );
  ends.push(async () => (await stopBrowser)());
  try {
    const space = await startTestSpace({ stateFolder: folder.path, cronSeconds });
    ends.push(space.stop);
    const owner = await ownerOf(space, folder.path);
    const extension = await starting;
    return { extension, space, owner, end };
  } catch (error) {
    await end();
    throw error;
  }
}
