/** What the record says of the term in a few lines, each with the page on which it stands: the reader needs no other page to choose. */
import { partsFor } from '../agreements/domain/parts.rules.ts';
import type { Instant } from '../shared/kernel.ts';
import type { VisitedReview } from './authorize-reviews.ts';

export interface EvidenceLine {
  says: string;
  href: string;
}

const PARTS = {
  kpis: 'What the KPIs measured',
  commitments: 'What was promised, and what was delivered',
  disputes: 'What was disputed, and how it was decided',
} as const;

const hasLine = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);

/** Of what this MOU has, and this reader may open. */
export const evidenceLines = ({ agreement, roles }: VisitedReview, now: Instant): EvidenceLine[] =>
  partsFor(agreement, roles, now).flatMap(({ name, path }) =>
    hasLine(name) ? [{ says: PARTS[name], href: `/agreements/${agreement.id}${path}` }] : [],
  );
