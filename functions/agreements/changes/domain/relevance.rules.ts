/** Which mail about a notice goes to a party’s liaisons as things are when it is sent; none when events have overtaken it. */
import type { Noticed } from './changes-in.rules.ts';

interface Party {
  party: string;
  agency?: string | undefined;
}

/** A sister component has the same liaisons: they give notice, and are asked nothing. */
export function toNoticed(template: string, notice: Noticed, to: Party, by: Party): string | undefined {
  if (template !== 'noticed') return template;
  if (notice.status !== 'open') return undefined;
  if (to.party === by.party) return 'given';
  return to.agency !== undefined && to.agency === by.agency ? undefined : 'noticed';
}
