import checkFile from 'eslint-plugin-check-file'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import { importX } from 'eslint-plugin-import-x'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// Who may import whom. ARCHITECTURE.md shows this table; this is its only source.
const mayImport = {
  base: [],
  i18n: ['base'],
  ui: ['base'],
  content: ['base'],
  schedule: ['base'],
  runner: ['base'],
  progress: ['base', 'schedule'],
  quiz: ['base', 'i18n', 'ui', 'content', 'schedule', 'progress'],
  exercise: ['base', 'i18n', 'ui', 'content', 'schedule', 'progress', 'runner'],
  interview: [
    'base',
    'i18n',
    'ui',
    'content',
    'schedule',
    'progress',
    'runner',
    'quiz',
    'exercise',
  ],
  stats: ['base', 'i18n', 'ui', 'content', 'schedule', 'progress'],
}

// Which folder owns which library. Nobody else imports it.
const owner = {
  dexie: 'progress',
  'ts-fsrs': 'schedule',
  'fsrs-browser': 'app',
  'monaco-editor': 'exercise',
}

const zones = [
  ...Object.entries(mayImport).map(([folder, allowed]) => ({
    target: `./src/${folder}`,
    from: './src',
    except: [folder, ...allowed].map((name) => `./${name}`),
    message: `${folder}/ may import only ${[folder, ...allowed].join(', ')}.`,
  })),
  {
    target: './src/runner/candidate',
    from: './src',
    except: ['./runner/candidate', './runner/protocol.ts'],
    message: 'The candidate side knows only the protocol.',
  },
  {
    target: './exercises',
    from: './src',
    except: ['./runner/examiner/kit.ts'],
    message: 'Checks use the kit and nothing else.',
  },
  {
    target: './questions',
    from: './src',
    except: ['./base', './content/generator.ts'],
    message: 'Generators use src/base and src/content/generator.ts and nothing else.',
  },
  { target: './src', from: './tooling', message: 'The app knows nothing of its build tools.' },
]

// ESLint keeps only the LAST no-restricted-imports that matches a file, so each
// file must match exactly one block: folders × (.tsx / .ts).
const restrictedImports = Object.keys({ ...mayImport, app: [] }).flatMap((folder) => {
  const libraries = Object.entries(owner).filter(([, home]) => home !== folder)
  const paths = libraries.map(([name, home]) => ({
    name,
    message: `Only src/${home} imports ${name}.`,
  }))
  const patterns = libraries.map(([name, home]) => ({
    group: [`${name}/*`],
    message: `Only src/${home} imports ${name}.`,
  }))
  const react = { name: 'react', message: 'Plain .ts stays free of React; use .tsx or use-*.ts.' }
  const rule = (list) => ({ 'no-restricted-imports': ['error', { paths: list, patterns }] })
  return [
    { files: [`src/${folder}/**/*.tsx`, `src/${folder}/**/use-*.ts`], rules: rule(paths) },
    { files: [`src/${folder}/**/*.ts`], ignores: ['**/use-*.ts'], rules: rule([...paths, react]) },
  ]
})

const ambient = [
  [
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    'Take the time as an argument.',
  ],
  ["NewExpression[callee.name='Date'][arguments.length=0]", 'Take the time as an argument.'],
  [
    "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    'Take the random source as an argument.',
  ],
].map(([selector, message]) => ({ selector, message }))

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.offhand', 'coverage', 'tests/fixtures/content'] },
  {
    files: [
      'src/**/*.{ts,tsx}',
      'exercises/**/*.ts',
      'questions/**/*.ts',
      'tooling/**/*.ts',
      'tests/**/*.ts',
      '*.config.ts',
    ],
    extends: [tseslint.configs.base],
    plugins: { 'import-x': importX, 'check-file': checkFile },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    settings: {
      // Without these two lines no-cycle reports nothing on .ts files.
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'check-file/filename-naming-convention': [
        'error',
        { '**/*.{ts,tsx}': 'KEBAB_CASE' },
        { ignoreMiddleExtensions: true },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: [
      'src/**/*.{ts,tsx}',
      'tooling/**/*.ts',
      'tests/**/*.ts',
      'questions/**/*.ts',
      'exercises/**/*.ts',
      '*.config.ts',
    ],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { disallowTypeAnnotations: false, fixStyle: 'inline-type-imports' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  // The loops of whiteboard code index arrays whose bounds it has just checked.
  { files: ['exercises/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  // A starter names the options that its solution will use.
  {
    files: ['exercises/*/starter.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  // Tools that read a default export from their config.
  { files: ['*.config.ts'], rules: { 'import-x/no-default-export': 'off' } },
  ...restrictedImports,
  {
    files: ['src/{base,content,schedule,progress,stats,quiz}/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ambient] },
  },
  { files: ['src/**/*.tsx'], ...jsxA11y.flatConfigs.recommended },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['src/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'JSXText[value=/\\p{L}/u]', message: 'User-facing text comes from i18n.' },
      ],
    },
  },
)
