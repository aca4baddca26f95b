/// <reference types="vite/client" />
/// <reference types="svelte" />
declare module "virtual:examples" {
  /** `packed` is the case's JSON for `unpack`. */
  const examples: { name: string; title: string; about: string; packed: string }[];
  export default examples;
}
