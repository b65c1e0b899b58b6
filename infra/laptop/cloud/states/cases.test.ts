/** Every case of the table ends as it must: straight through, with a new engine at every quiet moment, and killed after each single write. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Case } from './cases/case.ts';
import { flow } from './cases/flow.ts';
import { many } from './cases/many.ts';
import { people } from './cases/people.ts';
import { retries } from './cases/retries.ts';
import { tasks } from './cases/tasks.ts';
import { waits } from './cases/waits.ts';
import { Rig, START } from './rig.ts';

const open: Rig[] = [];
afterEach(() => {
  for (const rig of open.splice(0)) rig.close();
});

const rigOf = (one: Case, onWrite?: () => void): Rig => {
  const rig = new Rig(one, onWrite);
  open.push(rig);
  return rig;
};

function ended(rig: Rig, { outcome, after, history }: Case): void {
  expect(rig.outcome()).toEqual(outcome);
  if (after !== undefined) expect(rig.clock.at - START).toBe(after);
  if (history) expect(rig.types()).toEqual(history);
  expect(rig.engine.nextTimer()).toBeUndefined();
}

describe.each([...tasks, ...flow, ...waits, ...retries, ...many, ...people])('$title', (one) => {
  it('ends as it must', async () => {
    const rig = await rigOf(one).start(one.input).finish();
    ended(rig, one);
    expect(rig.engine.busy).toBe(false);
  });

  it('ends the same with a new engine at every quiet moment', async () => {
    const rig = rigOf(one).start(one.input);
    ended(await rig.finish(() => rig.restart()), one);
  });

  it('ends the same when it is killed after any one of its writes', async () => {
    let writes = 0;
    const counting = rigOf(one, () => {
      writes += 1;
    }).start(one.input);
    await counting.finish();
    const total = writes;
    // The first write adds the machine.
    for (let killedAfter = 2; killedAfter <= total; killedAfter++) {
      let count = 0;
      const rig: Rig = new Rig(one, (engine) => {
        count += 1;
        if (count === killedAfter) engine.stop();
      });
      rig.start(one.input);
      let dead = true;
      await rig.finish(() => {
        if (count < killedAfter || !dead) return;
        dead = false;
        rig.restart();
      });
      ended(rig, one);
      rig.close();
    }
  });
});
