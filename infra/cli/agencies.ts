/** `npm run mou -- agency …`: the operator registers agencies, one by one or from a file, and names who speaks for them. */
import type { Command } from 'commander';
import type { Component, Officials, Registering } from '../../functions/identity/domain/agency.rules.ts';
import type { Refusal } from '../../functions/shared/kernel.ts';
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
      wrong: `“${text}” is not a name with an email address.`,
      remedy: 'Write "Pat Lee <pat.lee@agency.example>".',
    },
  ]);
}

/** `Bureau of Trails`, or with mail domains of its own `Bureau of Trails <trails.example, hikes.example>` */
function component(text: string): Component {
  const [, name = text, domains] = /^([^<>]*)<([^<>]*)>\s*$/.exec(text.slice(0, LONGEST_COMPONENT)) ?? [];
  return { name, ...(domains !== undefined && { domains: domains.split(/[\s,]+/).filter(Boolean) }) };
}

/** Twenty domains and a name. */
const LONGEST_COMPONENT = 6_000;

const collect = (text: string, earlier: string[] = []): string[] => [...earlier, text];

interface Described {
  name: string;
  domain: string[];
  component?: string[];
}
const COMPONENT =
  'a part of it that may be a party under its own name, "Name" or "Name <domain, …>" for its domains; repeat for each';

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
    .description('vouch for an agency: its email domains and who speaks for it')
    .requiredOption('--name <name>', 'its name in full')
    .requiredOption('--domain <domain>', 'an email domain of it; repeat for each', collect)
    .option('--component <name>', COMPONENT, collect)
    .requiredOption('--liaison <who>', '"Name <mailbox>", who vouches for its offices; repeat for each', collect)
    .option('--records-officer <who>', '"Name <mailbox>", who may ask for removals and holds; repeat for each', collect)
    .action(async ({ name, domain, component: parts = [], ...spoken }: Spoken & Described) =>
      console.log(await register({ name, domains: domain, components: parts.map(component), ...officialsOf(spoken) })),
    );
  agency
    .command('register-all <file>')
    .description('register the agencies that a JSON file lists; those registered before are left as they are')
    .action(async (file: string) => {
      const listed = readJson(file) as (Omit<Registering, keyof Officials> & Spoken)[];
      const all = listed.map(({ name, domains, components = [], ...spoken }) => ({
        ...{ name, domains, components },
        ...officialsOf(spoken),
      }));
      for (const line of await registerAll(all)) console.log(line);
    });
  agency
    .command('officials <id-or-domain>')
    .description('name who speaks for an agency from now on; both lists are replaced')
    .requiredOption('--liaison <who>', '"Name <mailbox>"; repeat for each', collect)
    .option('--records-officer <who>', '"Name <mailbox>"; repeat for each', collect)
    .action(async (which: string, spoken: Spoken) => {
      const { officials } = await acts();
      await shown(which, await officials((await known(which)).id, officialsOf(spoken), now()));
    });
  agency
    .command('rename <id-or-domain>')
    .description('call an agency otherwise in what is sent out from now on')
    .requiredOption('--name <name>', 'its name in full')
    .action(async (which: string, { name }: { name: string }) => {
      const { rename } = await acts();
      await shown(which, await rename((await known(which)).id, name, now()));
    });
  agency
    .command('components <id-or-domain>')
    .description('name the parts of an agency that may be parties; the list is replaced, and none ends it')
    .option('--component <name>', COMPONENT, collect)
    .action(async (which: string, { component: parts = [] }: { component?: string[] }) => {
      const { components } = await acts();
      await shown(which, await components((await known(which)).id, parts.map(component), now()));
    });
  agency
    .command('show <id-or-domain>')
    .description('what is registered of an agency')
    .action(async (which: string) => console.log(JSON.stringify(await known(which), null, 2)));
}

/** What is registered now, or why nothing was changed. */
async function shown(which: string, { refused }: { refused?: Refusal | undefined }): Promise<void> {
  if (refused) throw new Refused([refused]);
  console.log(JSON.stringify(await known(which), null, 2));
}

async function known(which: string) {
  const agency = await (await acts()).agencyOf(which);
  if (agency) {
    const { id, name, domains, components = [], liaisons, recordsOfficers, registeredAt } = agency;
    return { id, name, domains, components, liaisons, recordsOfficers, registeredAt };
  }
  throw new Refused([
    {
      code: 'agency-unknown',
      wrong: `No agency ${which} is registered.`,
      remedy: 'Give its id (agy_…) or one of its email domains.',
    },
  ]);
}
