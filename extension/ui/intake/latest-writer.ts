/**
 * Writes the newest of a series of values: one write at a time, so that none overtakes a later one, and values that are
 * outdated before their turn are passed over. The promise ends when nothing is left to write.
 */
export function latestWriter<T>(write: (value: T) => Promise<void>): (value: T) => Promise<void> {
  let next: { value: T } | null = null;
  let running: Promise<void> | null = null;
  async function run(): Promise<void> {
    try {
      while (next) {
        const { value } = next;
        next = null;
        await write(value);
      }
    } finally {
      running = null;
    }
  }
  return (value) => {
    next = { value };
    running ??= run();
    return running;
  };
}
