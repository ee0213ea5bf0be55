/** The bundler hands a `.wasm` file over as a compiled module: code generation at run time is forbidden in Workers. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
