/// <reference path="../wasm.d.ts" />
import wasm from '@phi-ag/argon2/argon2.wasm';
import { passwordParameters } from './password-parameters.ts';

/** What the reference implementation of Argon2 (RFC 9106) exports; places and lengths are octets of its memory. */
interface Program {
  memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(length: number): number;
  free(place: number): void;
  argon2_encodedlen(...values: number[]): number;
  argon2_hash(...values: number[]): number;
  argon2_verify(encoded: number, password: number, passwordLength: number, type: number): number;
}

const { timeCost, memoryCost, parallelism, hashLength, type, version } = passwordParameters;

/**
 * Argon2id over whole passwords. The program's package has a script of its own, which takes a password's number of
 * characters for its number of octets: of one with accents it would hash the beginning only.
 */
export class Argon2id {
  readonly #program: Program;

  constructor(instance: WebAssembly.Instance) {
    // The package's own program, whose C headers say so.
    this.#program = instance.exports as unknown as Program;
    this.#program._initialize();
  }

  /** A password's hash with this salt, in the PHC string format. */
  hash(password: Uint8Array, salt: Uint8Array): string {
    const costs = [timeCost, memoryCost, parallelism];
    // With the NUL that ends it.
    const length = this.#program.argon2_encodedlen(...costs, salt.length, hashLength, type);
    return this.#within(password.length + salt.length + length, (place) => {
      const saltPlace = this.#put(password, place);
      const encoded = this.#put(salt, saltPlace);
      const input = [place, password.length, saltPlace, salt.length];
      // Nowhere (0) for the bare hash: it is in the string.
      const fault = this.#program.argon2_hash(...costs, ...input, 0, hashLength, encoded, length, type, version);
      if (fault !== 0) throw new Error(`Argon2id failed with its error ${fault}.`);
      return new TextDecoder().decode(this.#memory().subarray(encoded, encoded + length - 1));
    });
  }

  /** Whether a password has this hash, in the PHC string format; what is no hash is nobody's. */
  verify(encoded: string, password: Uint8Array): boolean {
    const hash = new TextEncoder().encode(`${encoded}\0`);
    return this.#within(hash.length + password.length, (place) => {
      const passwordPlace = this.#put(hash, place);
      this.#put(password, passwordPlace);
      return this.#program.argon2_verify(place, passwordPlace, password.length, type) === 0;
    });
  }

  /** Does something with so many octets of the program's memory, which are wiped and given back. */
  #within<Result>(length: number, work: (place: number) => Result): Result {
    const place = this.#program.malloc(length);
    if (place === 0) throw new Error('Argon2id has no memory left.');
    try {
      return work(place);
    } finally {
      this.#memory().fill(0, place, place + length);
      this.#program.free(place);
    }
  }

  /** Writes octets to a place; answers the place behind them. */
  #put(octets: Uint8Array, place: number): number {
    this.#memory().set(octets, place);
    return place + octets.length;
  }

  /** Seen anew each time: memory that has grown is another buffer. */
  #memory(): Uint8Array {
    return new Uint8Array(this.#program.memory.buffer);
  }
}

let loading: Promise<Argon2id> | undefined;

/** The program, made once for each isolate. */
export function argon2id(): Promise<Argon2id> {
  loading ??= WebAssembly.instantiate(wasm).then((instance) => new Argon2id(instance));
  return loading;
}
