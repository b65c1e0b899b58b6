/** The terms of a text without some of its parties: what only they would do, decide or report falls away, and what others do stays as it is. */
import type { SignedMou } from '../../domain/signed-mou.ts';
import type { Mou } from '../../mou/domain/mou.schema.ts';

const filled = <T>(list: readonly T[]): T[] | undefined => (list.length > 0 ? [...list] : undefined);
const compact = <T extends object>(of: T): T =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;

/** Holds no party of `without` any more; whether what is left is an MOU is for its own rules to say. */
export function withoutParties<Text extends Mou | SignedMou>(mou: Text, without: readonly string[]): Text {
  if (without.length === 0) return mou;
  const stays = (key: string): boolean => !without.includes(key);
  const those = (keys: readonly string[]): string[] => keys.filter(stays);
  const owned = ({ party }: { party: string }): boolean => stays(party);
  const parties = mou.parties.filter(({ key }) => stays(key));
  const seats = mou.boardRules?.seats?.filter(owned);
  const whoMayVeto = mou.veto?.whoMayVeto;
  const vetoers = Array.isArray(whoMayVeto) ? filled(those(whoMayVeto)) : whoMayVeto;
  const { order } = mou.signing;
  const groups = order.kind === 'groups' ? order.groups.map(those).filter(({ length }) => length > 0) : [];
  return compact({
    ...mou,
    parties,
    convener: stays(mou.convener) ? mou.convener : (parties[0]?.key ?? mou.convener),
    decisionRights: mou.decisionRights
      .filter(({ decides }) => stays(decides))
      .map((right) => ({ ...right, consulted: those(right.consulted), staysWith: right.staysWith.filter(owned) })),
    commitments: mou.commitments
      .filter(({ party, to }) => stays(party) && stays(to))
      .map(({ funds, ...one }) => ({ ...one, ...(funds && stays(funds.from) && { funds }) })),
    publicCredit: mou.publicCredit.flatMap((one) => {
      const who = filled(those(one.who));
      return who ? [{ ...one, who }] : [];
    }),
    kpis: mou.kpis.flatMap((kpi) => {
      const reporters = filled(kpi.reporters.filter(owned));
      return reporters ? [{ ...kpi, reporters }] : [];
    }),
    ...(mou.ladder && {
      ladder: {
        ...mou.ladder,
        levels: mou.ladder.levels.map(({ decides, ...level }) => ({
          ...level,
          offices: Object.fromEntries(Object.entries(level.offices).filter(([party]) => stays(party))),
          ...(decides && owned(decides) && { decides }),
        })),
      },
    }),
    boardRules: mou.boardRules && {
      ...mou.boardRules,
      ...(seats && { seats }),
      quorum: Math.min(mou.boardRules.quorum, seats ? new Set(seats.map(({ party }) => party)).size : parties.length),
    },
    veto: mou.veto && vetoers && { ...mou.veto, whoMayVeto: vetoers },
    closingDuties: mou.closingDuties.filter(({ owner }) => owned(owner)),
    contacts: mou.contacts.filter(owned),
    signing: { ...mou.signing, order: order.kind === 'groups' ? { ...order, groups } : order },
  } as Text);
}
