import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

// What the house asks of files, beyond types, formatting and imports.
/** @typedef {{ rule: string, file: string, words: string }} Breach */

const LONGEST_FILE = 300;
const LONGEST_PAGE = 60;
const LONGEST_MODULE_README = 40;
const CODE = /\.(ts|tsx|mts|mjs|cjs|js)$/;
const SKIPPED = new Set(['node_modules', '.git', '.next', '.data', '.test', 'test-results', 'prisma-client']);
const GENERATED = /^src\/server\/prisma\//;
const VAGUE = /^(utils?|helpers?|common|misc|shared|lib)$/;
/** names the framework or a tool gives */
const FRAMEWORK = /^(\[.+\]|\(.+\)|_.*|\..*|[A-Z]+(\.zh-CN)?\.md|next-env\.d\.ts|__pycache__)$/;

function* filesIn(root, folder = '') {
  for (const name of readdirSync(path.join(root, folder)).sort()) {
    if (SKIPPED.has(name)) continue;
    const relative = folder ? `${folder}/${name}` : name;
    if (statSync(path.join(root, relative)).isDirectory()) yield* filesIn(root, relative);
    else yield relative;
  }
}

function lineCount(text) {
  return text.endsWith('\n') ? text.split('\n').length - 1 : text.split('\n').length;
}

function nameBreaches(file) {
  const breaches = [];
  const parts = file.split('/');
  for (const part of parts) {
    const stem = part.replace(/\..*$/, '');
    if (VAGUE.test(stem))
      breaches.push({ rule: 'no-vague-names', file, words: `“${stem}” says nothing: name what it holds` });
    if (!FRAMEWORK.test(part) && !/^[a-z0-9]+([-_][a-z0-9]+)*$/.test(stem))
      breaches.push({ rule: 'kebab-case', file, words: `“${part}” is not kebab-case` });
  }
  if (/^index\.(ts|tsx|mjs|js)$/.test(parts.at(-1)))
    breaches.push({ rule: 'no-barrels', file, words: 'import the file itself, not a barrel' });
  return breaches;
}

function sizeBreaches(file, text) {
  const lines = lineCount(text);
  const over = (rule, limit) =>
    lines > limit ? [{ rule, file, words: `${lines} lines, at most ${limit}` }] : [];
  if (/^src\/modules\/[^/]+\/README\.md$/.test(file))
    return over('module-readme-short', LONGEST_MODULE_README);
  if (!CODE.test(file)) return [];
  if (/^src\/app\/.*\/?page\.tsx$/.test(file)) return over('page-thin', LONGEST_PAGE);
  return over('file-short', LONGEST_FILE);
}

/** Properties and calls a file uses, by the compiler's own tree. */
function treeBreaches(file, text) {
  const breaches = [];
  const test = /\.(test|spec)\.tsx?$/.test(file);
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node) => {
    if (ts.isPropertyAccessExpression(node)) {
      const name = node.name.text;
      if (name === '$transaction' && file !== 'src/modules/audit/commands/audited.ts')
        breaches.push({
          rule: 'writes-audited',
          file,
          words: '$transaction outside audited(): a write without a trace',
        });
      const runner = node.expression.getText(tree);
      if (test && /^(skip|only|todo)$/.test(name) && /^(it|test|describe)(\.|$)/.test(runner))
        breaches.push({ rule: 'no-skipped-tests', file, words: `${runner}.${name}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  if (/@ts-(ignore|nocheck)/.test(text) && file !== 'scripts/house-rules.mjs')
    breaches.push({ rule: 'no-type-escape', file, words: 'types are mended, not silenced' });
  return breaches;
}

/** Every breach under a folder, by file. @param {string} root @returns {Breach[]} */
export function houseBreaches(root) {
  const breaches = [];
  for (const file of filesIn(root)) {
    if (GENERATED.test(file) || !/^(src|scripts|prisma|e2e|bin)\//.test(file)) continue;
    if (/^src\//.test(file) || CODE.test(file)) breaches.push(...nameBreaches(file));
    const text = readFileSync(path.join(root, file), 'utf8');
    breaches.push(...sizeBreaches(file, text));
    if (CODE.test(file)) breaches.push(...treeBreaches(file, text));
  }
  return breaches;
}
