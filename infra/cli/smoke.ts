/** `npm run smoke -- --stage NAME`: proves in the first hour of a real account what the laptop can only assume, and clears up after itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findDeployment } from './deployment.ts';
import { useHome } from './laptop.ts';
import { reachTable } from './operator.ts';
import { Refused, run } from './refused.ts';
import type { Proof } from './smoke/proof.ts';
import { smoke } from './smoke/smoke.ts';

const USAGE = `npm run smoke -- --stage NAME [--home FOLDER]

  --stage   dev, test or prod: the stage that was deployed, in the account and the region of this shell; or laptop, for npm start
  --home    of a laptop: the service of npm start with that home

It puts out an MOU that binds nobody, among the mailbox simulators of SES, and voids it. It raises one alarm of each severity, and puts it back.
It ends with 1 where anything is not so, with 0 otherwise, and with 2 where it was called in a wrong way.`;

const STAGES = ['dev', 'test', 'prod', 'laptop'];
const MARK = { proven: 'proven   ', 'not so': 'NOT SO   ', 'not seen': 'not seen ' } as const;

/** A report of SES takes seconds, an action of an alarm less; what takes three minutes is looked at by hand. */
const WAITING = { pause: () => sleep(3_000), times: 60 };

function told(proofs: readonly Proof[]): void {
  for (const { what, state, says, remedy } of proofs)
    console.log(`${MARK[state]}${what}: ${says}${remedy === undefined ? '' : `\n         ${remedy}`}`);
}

const unknown = (stage: string) =>
  new Refused([
    {
      code: 'deployment-unknown',
      wrong: `Lambda knows no function of the stage ${stage}.`,
      remedy:
        'Sign in to the account in this shell, set AWS_REGION to the region of the deployment, and name its stage.',
    },
  ]);

async function prove(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { stage: text, home: text, help: { type: 'boolean' } } });
  if (values.help) return console.log(USAGE);
  const { stage = '', home } = values;
  if (!STAGES.includes(stage)) {
    console.error(`--stage takes ${STAGES.join(', ')}, not ${JSON.stringify(stage)}.\n\n${USAGE}`);
    process.exit(2);
  }
  useHome(home);
  if (stage === 'laptop') {
    delete process.env.TABLE;
    reachTable();
  }
  const of = await findDeployment((stack) => stage === 'laptop' || stack === `Concord-${stage}`);
  if (!of) throw unknown(stage);
  console.log(`${of.stack}: ${of.url}, ${of.table}\n`);
  const proofs = await smoke(of, WAITING, told);
  const count = (state: Proof['state']) => proofs.filter((one) => one.state === state).length;
  console.log(`\n${count('proven')} proven, ${count('not so')} not so, ${count('not seen')} not seen.`);
  if (count('not so') > 0) process.exitCode = 1;
}

await run({ parseAsync: prove });
