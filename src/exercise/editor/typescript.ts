// `typescript` as ts-blank-space sees it in the browser (see tooling/monaco): Monaco's own copy.
export { typescript as default } from 'monaco-editor/languages/features/typescript/lib/typescriptServices'
