/** The part of Node's module that workerd has with it and that is used here; Node's own types would bring all of Node. */
declare module 'node:async_hooks' {
  export class AsyncLocalStorage<Store> {
    run<Result>(store: Store, work: () => Result): Result;
    getStore(): Store | undefined;
  }
}
