// `typescript` as ts-blank-space sees it in the browser (see tooling/monaco): Monaco's own copy.
// eslint-disable-next-line import-x/no-default-export -- ts-blank-space imports the default of `typescript`
export { typescript as default } from 'monaco-editor/languages/features/typescript/lib/typescriptServices'
