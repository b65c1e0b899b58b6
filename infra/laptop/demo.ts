/** `npm run demo`: the whole way of an MOU with no one at the keyboard; exits 0 only if all of it happened. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootCloud, type Cloud } from './cloud.ts';
import {
  agencyHead,
  BOUNCED,
  callApi,
  convenerToken,
  headOf,
  heads,
  mou,
  mouFile,
  playOpening,
  prepareAll,
  SIGNED,
  setScene,
  standOf,
} from './demonstration.ts';
import { synthesize } from './synthesize.ts';

const DAY = 86_400_000;
const home = mkdtempSync(join(tmpdir(), 'concord-demo-'));
const say = (line: string) => console.log(line);
const expect = (holds: boolean, what: string) => {
  if (!holds) throw new Error(`Expected: ${what}`);
};

let cloud: Cloud | undefined;
let step = 'Synthesize the template';

async function steps(): Promise<void> {
  const template = join(home, 'cdk.out');
  await synthesize(template);
  say(`ok  ${step}`);
  const next = async (name: string, act: () => Promise<string>) => {
    step = name;
    say(`ok  ${name}: ${await act()}`);
  };

  await next('Boot it on this machine', async () => {
    cloud = await bootCloud({ template, home });
    cloud.setMailbox(headOf(BOUNCED).mailbox, 'bounce');
    return cloud.url;
  });
  const here = cloud as Cloud;
  const token = await convenerToken(here, home);
  let agreement = '';

  await next('Put the MOU out for signature', async () => {
    agreement = await setScene(here, token);
    await here.quiet();
    expect(here.inbox.list().length === mouFile.parties.length, 'one mail to each agency’s liaison');
    expect(
      here.inbox.list().every(({ text }) => !text.includes('/sign/')),
      'no link to sign before the agencies have prepared',
    );
    return `${mouFile.number} among ${mouFile.parties.length} agencies, ${here.inbox.list().length} mails to their liaisons`;
  });
  await next(
    'The liaisons sign in, confirm the offices, and type the word that their heads’ offices read',
    async () => {
      await prepareAll(here, agreement);
      const links = here.inbox.list().filter(({ text }) => text.includes('/sign/'));
      expect(links.length === mouFile.parties.length, 'one link to each agency head');
      return `${links.length} heads are asked`;
    },
  );
  await next(`${headOf(SIGNED).name} follows the link, asks for a code and signs`, async () => {
    await playOpening(here, token, agreement);
    const { signatories } = await standOf(here, token, agreement);
    expect(signatories[SIGNED]?.status === 'signed', `${SIGNED} has signed`);
    expect(signatories[BOUNCED]?.mail === 'bounced', `the mail of ${BOUNCED} came back`);
    return `signed; the mail to ${headOf(BOUNCED).name} came back, and the record says so`;
  });
  await next('Move the clock until the first reminder', async () => {
    const reminders = () => here.inbox.list().filter(({ subject }) => subject.startsWith('Reminder')).length;
    for (let days = 0; reminders() === 0; days++) {
      expect(days < 15, 'a reminder within 15 days');
      await here.moveBy(DAY);
    }
    await here.quiet();
    expect(reminders() === 3, 'a reminder to each of the three who have not signed');
    return `${reminders()} reminders on ${new Date(here.clock.now()).toISOString()}`;
  });
  await next(`Mend the mailbox of ${headOf(BOUNCED).name} and send a fresh link`, async () => {
    here.setMailbox(headOf(BOUNCED).mailbox, 'ok');
    await mou(here, token, 'resend', agreement, BOUNCED);
    await here.quiet();
    return 'delivered';
  });
  for (const { party, name, agency } of Object.values(heads).filter((head) => head.party !== SIGNED))
    await next(`${name} signs for ${agency}`, async () => {
      const screen = await agencyHead(here, party).sign();
      expect(screen.status === 200 && /recorded|executed/.test(screen.text), `the page says so, not: ${screen.text}`);
      return 'recorded';
    });
  await next('The agreement is executed, and everyone has the copy', async () => {
    await here.quiet();
    const executed = here.inbox.list().filter(({ subject }) => subject.startsWith('Executed'));
    expect(executed.length === mouFile.parties.length, 'a mail to each agency head');
    expect(
      executed.every(({ attachments }) => attachments.length === 1),
      'with the executed copy',
    );
    const { term, inForce } = await callApi<{ term: { effective: string; sunset: string }; inForce: boolean }>(
      here,
      token,
      `/api/agreements/${agreement}`,
    );
    expect(inForce, 'the agreement is in force');
    return `in force from ${term.effective}, sunset review on ${term.sunset}`;
  });
  await next('Verify the record from the export alone', async () => {
    const file = join(home, 'record.json');
    await mou(here, token, 'record', agreement, '--out', file);
    return `\n${(await mou(here, '', 'verify', file)).trim().replace(/^/gm, '      ')}`;
  });
}

try {
  await steps();
  say('The whole way, from the link to the verified record.');
} catch (error) {
  console.error(`FAILED  ${step}\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
}
