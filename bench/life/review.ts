/** The review of an MOU in which everyone chooses to renew, and the renewal. */
import type { Agreement } from '../../functions/agreements/domain/agreement.state.ts';
import { GRADED } from '../../functions/reviews/domain/questions.ts';
import { DAY, HOUR, MINUTE } from '../../functions/shared/kernel.ts';
import type { Person } from '../../infra/laptop/demo/people/person.ts';
import { tipOf } from '../rows.ts';
import type { Scene } from '../scene.ts';
import { send } from '../signer.ts';
import { type Part, read } from './reading.ts';
import { keys, must, type Stage, whoIn } from './stage.ts';

const codeOf = ({ cloud }: Scene, { mailbox }: Person): string => {
  const mail = cloud.inbox.to(mailbox).findLast(({ tags }) => tags.template?.includes('code'));
  return /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? '';
};

/** The clock goes to the opening, and every agency answers and chooses to renew. */
export async function review({ scene, agreement, heads, liaisons }: Stage): Promise<Part[]> {
  const { cloud } = scene;
  const page = `/agreements/${agreement}/reviews/1`;
  const answers = {
    ...Object.fromEntries(GRADED.map((one) => [`answers.${one}.grade`, 'yes'])),
    'answers.stay.says': 'Nothing more than what is agreed.',
  };
  const { sunsetAt = '' } = (await tipOf<Agreement>(scene, agreement)).state;
  // What became news on the way is told on the mornings before it.
  await cloud.sleepUntil(Date.parse(sunsetAt) - 4 * DAY);
  await cloud.moveTo(Date.parse(sunsetAt) - HOUR);
  const opening = await read(
    scene,
    { name: 'a review opens', times: 1, stands: 'the sweep finds it, its evidence is frozen, everyone is told' },
    () => cloud.moveTo(Date.parse(sunsetAt) + 11 * MINUTE),
  );
  const answer = async (party: string) => {
    const [liaison, head] = [whoIn(liaisons, party), whoIn(heads, party)];
    must(await liaison.open(page));
    must(await liaison.open(`${page}/evidence`));
    must(await liaison.open(`${page}/answers`));
    must(await liaison.browser.press('Save', { ...answers, choice: 'renew' }), /Your answers are saved/);
    await cloud.quiet();
    must(await head.open(`${page}/choice`));
    must(await head.browser.open(`${page}/choice?choose=renew`));
    const typed = { ...answers, choice: 'renew' };
    must(await head.browser.press('Send me a code', { ...typed, ready: 'yes' }));
    await cloud.quiet();
    must(await head.browser.press('Seal your agency’s choice', { ...typed, code: codeOf(scene, head) }));
    await cloud.quiet();
  };
  const given = await read(
    scene,
    {
      ...{ name: 'everyone answers and chooses', times: 1 },
      stands:
        'every liaison signs in, reads the evidence and prepares, every head signs in and chooses with a code; all is revealed, the renewal goes out and its heads are asked',
    },
    async () => {
      for (const party of keys) await answer(party);
    },
  );
  return [opening, given];
}

/** Every head signs the text that the service put out, and it takes effect. */
export async function renewal({ scene, agreement, convener }: Stage): Promise<Part[]> {
  const { cloud } = scene;
  const signing = await read(
    scene,
    { name: 'the renewal is signed', times: 1, stands: 'every head reads and signs; sealed copies' },
    async () => {
      for (const signer of convener.signers()) {
        await signer.prepare();
        await cloud.quiet();
        await signer.read();
        await send(signer.signature(), 303);
        await cloud.quiet();
      }
    },
  );
  const { version, term, next } = (await tipOf<Agreement>(scene, agreement)).state;
  if (next?.status !== 'executed' || !term?.endsAt) throw new Error('The renewal was not signed');
  const ends = Date.parse(term.endsAt);
  await cloud.sleepUntil(ends - 4 * DAY);
  await cloud.moveTo(ends - 2 * HOUR);
  const begun = await read(
    scene,
    { name: 'it takes effect', times: 1, stands: 'the clock goes from two hours before to two hours after' },
    () => cloud.moveTo(ends + 2 * HOUR),
  );
  const holds = (await tipOf<Agreement>(scene, agreement)).state;
  if (holds.version !== version + 1) throw new Error('The renewal did not take effect');
  return [signing, begun];
}
