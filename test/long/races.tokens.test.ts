/** A signature wakes the workflow that waits for it, in whatever order the token is kept, the tip read, the signature written and the answer sent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SdkCall } from '../../infra/laptop/cloud/faults.ts';
import { aCloud, type TestCloud, told } from '../a-cloud.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';
import { Gates } from '../gates.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 4 });
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

/**
 * The step that waits keeps its token (T), then reads the tip (R). The head's transaction writes the signature (S); its effect makes
 * the conductor look for a token (L), answer it (A) and forget it (F). T comes before R, and S, L, A, F in this order; without a
 * token at L there is nothing to answer. These are all orders that leaves.
 */
const ORDERS = [
  'T R S L A F',
  'T S R L A F',
  'T S L R A F',
  'T S L A R F',
  'T S L A F R',
  'S T R L A F',
  'S T L R A F',
  'S T L A R F',
  'S T L A F R',
  'S L T R',
] as const;

const is = ({ caller, action, body }: SdkCall, name: string, does: string, item = '') =>
  caller.startsWith(name) && action === does && body.includes(item);
const letterOf = (call: SdkCall): string | undefined =>
  is(call, 'signingsteps', 'PutItem', 'TASK#')
    ? 'T'
    : is(call, 'signinghttp', 'TransactWriteItems')
      ? 'S'
      : is(call, 'conductor', 'Query', 'TASK#')
        ? 'L'
        : is(call, 'conductor', 'SendTaskSuccess')
          ? 'A'
          : is(call, 'conductor', 'DeleteItem')
            ? 'F'
            : undefined;

/** Two agencies sign first, then a third; each of the first two has the page open and the code typed. */
async function aRound() {
  const groups = [['transport', 'police'], ['health']];
  const agencies = groups.flat();
  const sent = await cloud.send(token, aMou({ agencies, signing: { order: { kind: 'groups', groups } } }));
  const sign = async (party: string) => {
    const head = cloud.head(sent, party);
    await head.openLink();
    const code = await head.askForCode();
    return () => head.browser.press('Sign for', { code });
  };
  return { sent, transportSigns: await sign('transport'), policeSigns: await sign('police') };
}

/** The workflow has gone on by itself, waits again, and the next signature finds it. */
async function expectAwake(sent: Sent) {
  await cloud.quiet();
  expect(cloud.mails(sent, 'health'), 'the next group was asked').toHaveLength(1);
  expect(cloud.execution(sent)?.waiting).toEqual(['Wait for the signatories']);
  await cloud.head(sent, 'health').sign();
  await cloud.quiet();
  expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
  expect(await cloud.types(sent.agreement)).toEqual([
    'AgreementPublished',
    'AgreementExecuted',
    'SunsetSet',
    'CopySealed',
  ]);
  expect(await cloud.chainFaults(sent)).toEqual([]);
  const open = (await cloud.effects()).filter(({ pk, status }) => pk.includes(sent.round) && status !== 'done');
  expect(open).toEqual([]);
  expect(cloud.functions().flatMap(({ lastError = [] }) => lastError)).toEqual([]);
}

describe('The last signature of a group', () => {
  it.each(ORDERS)('in the order %s', async (order) => {
    const { sent, transportSigns, policeSigns } = await aRound();
    const happened: string[] = [];
    let waiting = false;
    let armed = false;
    const gates = new Gates((call) => {
      // The step that looks reads the tip, too; only after the token was kept is it the step that waits.
      const letter = is(call, 'signingsteps', 'BatchGetItem') && waiting ? 'R' : letterOf(call);
      if (letter === 'T') waiting = true;
      return letter === 'T' || letter === 'R' || armed ? letter : undefined;
    }, order.split(' '));
    // The conductor is through with the other signature when it has claimed its effect and settled it.
    let settled = 0;
    const policeIsOver = Promise.withResolvers<void>();
    cloud.setFaults({
      around: async (call, serve) => {
        const letter = armed || is(call, 'signingsteps', 'PutItem', 'TASK#') ? letterOf(call) : undefined;
        const reply = await gates.around(call, async () => {
          if (letter !== undefined) happened.push(letter);
          return serve();
        });
        if (is(call, 'conductor', 'UpdateItem') && ++settled === 2) policeIsOver.resolve();
        return reply;
      },
    });
    // The other signature of the group brings the workflow to the point where it waits anew.
    await policeSigns();
    await policeIsOver.promise;
    await gates.arrived('T');
    armed = true;
    expect(told(await transportSigns())).toContain('200 Your signature is recorded');
    await cloud.quiet();
    cloud.setFaults({});

    const expected = order.split(' ').filter((letter) => letter !== 'R');
    const first = happened.filter((letter, index) => happened.indexOf(letter) === index);
    // A step that has answered itself may have taken the token away before the conductor looks.
    expect(expected.slice(0, first.length)).toEqual(first);
    expect(first).toEqual(expect.arrayContaining(['T', 'S', 'L']));
    await expectAwake(sent);
  });

  it('whose answer comes when the wait has timed out leaves the token of the next wait alone', async () => {
    const { sent, transportSigns, policeSigns } = await aRound();
    await policeSigns();
    await cloud.quiet();
    const gates = new Gates(letterOf, ['S', 'L', 'T', 'A', 'F']);
    cloud.setFaults({ around: gates.around });
    const signing = transportSigns();
    await gates.served('L');
    // The reminder is due: the workflow sees for itself, asks the next group and waits again, before the answer is sent.
    cloud.clock.moveTo(cloud.engine.nextTimer() ?? 0);
    cloud.engine.runDue();
    await gates.served('F');
    await signing;
    cloud.setFaults({});
    await expectAwake(sent);
  });
});
