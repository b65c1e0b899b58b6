/** The families of mails, each loaded when one of its mails goes out: a start waits for none of them. */
import type { AnyFamily, Lookup } from '../shared/mail.ts';

const FAMILIES: Readonly<Record<string, () => Promise<{ family: AnyFamily | Lookup }>>> = {
  'sign-in': () => import('../identity/mail/sign-in.family.ts'),
  adoption: () => import('../agreements/adoption/mail/adoption.family.ts'),
  changes: () => import('../agreements/changes/mail/changes.family.ts'),
  withdrawals: () => import('../agreements/leaving/mail/withdrawals.family.ts'),
  signing: () => import('../signing/mail/signing.family.ts'),
  outside: () => import('../signing/outside/mail/outside.family.ts'),
  clearance: () => import('../clearance/mail/clearance.family.ts'),
  preparing: () => import('../offices/mail/preparing.family.ts'),
  unreached: () => import('../offices/mail/unreached.family.ts'),
  commitments: () => import('../commitments/mail/commitments.family.ts'),
  kpis: () => import('../kpis/mail/kpis.family.ts'),
  reviews: () => import('../reviews/mail/reviews.family.ts'),
  closing: () => import('../closing/mail/closing.family.ts'),
  disputes: () => import('../disputes/mail/dispute.family.ts'),
  suspensions: () => import('../disputes/docket/mail/suspension.family.ts'),
  'figure-tokens': () => import('../kpis/tokens/mail/figure-tokens.family.ts'),
  digest: () => import('../board/mail/digest.family.ts'),
  removals: () => import('../records/retention/removal.family.ts'),
  find: () => import('../home/mail/find.family.ts'),
};

export const FAMILY_NAMES: readonly string[] = Object.keys(FAMILIES);

/** Throws RangeError on a family that there is not. */
export async function familyOf(name: string): Promise<AnyFamily | Lookup> {
  const load = Object.hasOwn(FAMILIES, name) ? FAMILIES[name] : undefined;
  if (!load) throw new RangeError(`There is no family of emails called ${name}`);
  return (await load()).family;
}
