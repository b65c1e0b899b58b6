/** For tests: an MOU with a deputy of each agency on its ladder, and the next version of it, which names one of them no more. */
import { aMouWithLadder } from './a-disputed-mou.ts';
import type { MouFile } from './a-sent-mou.ts';

const LEVELS = ['director', 'deputy', 'head'];

/** Three levels, an office of each agency on each. */
export function aMouWithDeputies(): MouFile {
  const mou = aMouWithLadder();
  const parties = mou.parties.map((party) => {
    const holder = {
      name: `Deputy of ${party.key}`,
      mailbox: `deputy-${mou.number.toLowerCase()}@${party.key}.example`,
    };
    return { ...party, offices: [...party.offices, { key: 'deputy', title: 'Deputy Director', holder }] };
  });
  const levels = LEVELS.map((office) => ({
    ...{ name: `Level of the ${office}`, businessDays: 10 },
    offices: Object.fromEntries(parties.map(({ key }) => [key, office])),
  }));
  return { ...mou, parties, ladder: { levels } } as unknown as MouFile;
}

/** The next version, in which health has no deputy any more: its head stands on both upper levels. */
export const withoutDeputy = (mou: MouFile): MouFile => {
  const [first, second, third] = mou.ladder.levels as MouFile['ladder']['levels'];
  return {
    ...mou,
    parties: mou.parties.map((party) =>
      party.key === 'health' ? { ...party, offices: party.offices.filter(({ key }) => key !== 'deputy') } : party,
    ),
    ladder: { levels: [first, { ...second, offices: { ...second?.offices, health: 'head' } }, third] },
  } as MouFile;
};
