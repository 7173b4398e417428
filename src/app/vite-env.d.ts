/// <reference types="vite/client" />
/// <reference types="vite-plugin-pwa/client" />

interface ImportMetaEnv {
  /** Of package.json. */
  readonly VITE_VERSION: string
}
