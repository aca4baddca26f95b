/// <reference types="vite/client" />
/// <reference types="svelte" />
declare module "virtual:engine" {
  const packed: string;
  export default packed;
}
declare module "virtual:examples" {
  import type { Case } from "./case";
  const examples: { name: string; about: string; case: Case }[];
  export default examples;
}
