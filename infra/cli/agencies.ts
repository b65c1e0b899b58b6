/** `npm run mou -- agency …`: the operator registers agencies, one by one or from a file, and names who speaks for them. */
import type { Command } from 'commander';
import type { Officials, Registering } from '../../functions/identity/domain/agency.rules.ts';
import { mailboxIn } from '../../functions/shared/mailbox.ts';
import { now, reachTable } from './operator.ts';
import { Refused } from './refused.ts';

async function acts() {
  reachTable();
  // Read only now, because the client takes its settings from the environment when it is made.
  return import('../../functions/identity/acts/register-agency.ts');
}

/** `Pat Lee <pat.lee@agency.example>` */
function official(text: string): { name: string; mailbox: string } {
  const { name, mailbox } = mailboxIn(text);
  if (name && mailbox) return { name, mailbox };
  throw new Refused([
    {
      code: 'not-a-named-mailbox',
      wrong: `“${text}” is not a name with a mailbox.`,
      remedy: 'Write "Pat Lee <pat.lee@agency.example>".',
    },
  ]);
}

const collect = (text: string, earlier: string[] = []): string[] => [...earlier, text];

interface Spoken {
  liaison?: string[];
  recordsOfficer?: string[];
}
const officialsOf = ({ liaison = [], recordsOfficer = [] }: Spoken): Officials => ({
  liaisons: liaison.map(official),
  recordsOfficers: recordsOfficer.map(official),
});

async function register(registering: Registering): Promise<string> {
  const { agency, refused } = await (await acts()).register(registering, now());
  if (refused) throw new Refused([refused]);
  return `${agency.id}  ${agency.name} (${agency.domains.join(', ')})`;
}

/** Registers what a file lists; an agency whose first domain stands in the register under the same name is left as it is. */
async function registerAll(list: Registering[]): Promise<string[]> {
  const { agencyOf } = await acts();
  const lines: string[] = [];
  for (const one of list) {
    const known = await agencyOf(one.domains[0] ?? '');
    lines.push(known?.name === one.name ? `${known.id}  ${known.name}: registered before` : await register(one));
  }
  return lines;
}

export function agencyCommands(program: Command, readJson: (file: string) => unknown): void {
  const agency = program
    .command('agency')
    .description('registered agencies (for the operator, with rights on the table)');
  agency
    .command('register')
    .description('vouch for an agency: its mail domains and who speaks for it')
    .requiredOption('--name <name>', 'its name in full')
    .requiredOption('--domain <domain>', 'a mail domain of it; repeat for each', collect)
    .requiredOption('--liaison <who>', '"Name <mailbox>", who vouches for its offices; repeat for each', collect)
    .option('--records-officer <who>', '"Name <mailbox>", who may ask for removals and holds; repeat for each', collect)
    .action(async ({ name, domain, ...spoken }: Spoken & { name: string; domain: string[] }) =>
      console.log(await register({ name, domains: domain, ...officialsOf(spoken) })),
    );
  agency
    .command('register-all <file>')
    .description('register the agencies that a JSON file lists; those registered before are left as they are')
    .action(async (file: string) => {
      const listed = readJson(file) as (Omit<Registering, keyof Officials> & Spoken)[];
      const all = listed.map(({ name, domains, ...spoken }) => ({ name, domains, ...officialsOf(spoken) }));
      for (const line of await registerAll(all)) console.log(line);
    });
  agency
    .command('officials <id-or-domain>')
    .description('name who speaks for an agency from now on; both lists are replaced')
    .requiredOption('--liaison <who>', '"Name <mailbox>"; repeat for each', collect)
    .option('--records-officer <who>', '"Name <mailbox>"; repeat for each', collect)
    .action(async (which: string, spoken: Spoken) => {
      const { officials } = await acts();
      const { refused } = await officials((await known(which)).id, officialsOf(spoken), now());
      if (refused) throw new Refused([refused]);
      console.log(JSON.stringify(await known(which), null, 2));
    });
  agency
    .command('show <id-or-domain>')
    .description('what is registered of an agency')
    .action(async (which: string) => console.log(JSON.stringify(await known(which), null, 2)));
}

async function known(which: string) {
  const agency = await (await acts()).agencyOf(which);
  if (agency) {
    const { id, name, domains, liaisons, recordsOfficers, registeredAt } = agency;
    return { id, name, domains, liaisons, recordsOfficers, registeredAt };
  }
  throw new Refused([
    {
      code: 'agency-unknown',
      wrong: `No agency ${which} is registered.`,
      remedy: 'Give its id (agy_…) or one of its mail domains.',
    },
  ]);
}
