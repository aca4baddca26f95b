// The engine in WebAssembly answers to the byte what the native program answers, on every shipped case and call.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { instantiate } from '../../apps/wasm/host.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = join(root, 'build/release/bin/mediant');
const native = (...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
const engine = await instantiate(readFileSync(join(root, 'build/wasm/bin/mediant.wasm')));

const calls = [
  ['frontier', {}, []],
  ['solve', {}, []],
  ['count', {}, []],
  ['value', {}, []],


  ['show', { what: 'grid' }, ['grid']],
  ['show', { what: 'timeline' }, ['timeline']],
  ['brief', { tonight: true }, ['--tonight']],
];

const cases = readdirSync(join(root, 'cases'), { withFileTypes: true });
for (const { name } of cases.filter((entry) => entry.isDirectory())) {
  const path = join(root, 'cases', name);
  const json = JSON.parse(native('format', path, '--to', 'json'));
  for (const [call, options, flags] of calls) {
    for (const audience of ['desk', 'public']) {
      test(`${call} ${flags.join(' ')} of ${name} for ${audience}`, () => {
        const day = Math.floor(Date.UTC(2026, 0, 1) / 86400000);
        const page = engine.runText(JSON.stringify({ call, case: json, for: audience, options, today: day }));
        let expected;
        try {
          expected = native(call, path, ...flags, '--format', 'json', '--for', audience, '--today', '2026-01-01');
        } catch (failure) {
          assert.ok(JSON.parse(page).error, failure.stderr);  // both refuse
          return;
        }
        assert.equal(page, expected);
      });
    }
  }
}

test('nonsense is answered, not trapped', () => {
  assert.equal(engine.run('nonsense').error.code, 'bad-request');
  assert.equal(engine.run({ call: 'frontier' }).error.code, 'missing-case');
  assert.equal(engine.run({ call: 'frontiers', case: { mediant: 1, title: 'x', parties: [], issues: [] } }).error.code, 'unknown-call');
});

test('a case that is held answers as the plain call does on the case as it became', () => {
  const json = JSON.parse(native('format', join(root, 'cases/peace-draft-28'), '--to', 'json'));
  assert.deepEqual(JSON.parse(engine.holdText(JSON.stringify({ case: json }))), { mediant: 1, held: true });
  const [party, { weights }] = Object.entries(json.preferences)[0];
  const issue = Object.keys(weights)[0];
  weights[issue] = [1, 17];
  const questions = [{ call: 'frontier', options: { outline: true, among: json.parties.slice(0, 2).map((p) => p.id) } }, { call: 'value', options: { outline: true } }];
  const figures = [{ path: ['preferences', party, 'weights', issue], to: [1, 17] }];
  const { results } = JSON.parse(engine.followText(JSON.stringify({ figures, ask: questions })));
  questions.forEach((question, i) => assert.deepEqual(results[i], engine.run({ ...question, case: json }).result));
});
