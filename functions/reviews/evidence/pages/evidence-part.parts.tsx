/** What every part of the evidence is made from, and where its records are. */
import type { ComponentChildren } from 'preact';
import type { Evidence } from '../domain/evidence.schema.ts';
import type { Frozen } from '../frozen-evidence.reads.ts';
import type { EvidenceWords } from './evidence-words.parts.ts';

export interface EvidenceView {
  evidence: Evidence;
  frozen: Frozen;
  words: EvidenceWords;
  /** Before every link: nothing on a page of the service, its address on paper. */
  base: string;
}

export const recordOf = ({ base, evidence: { agreement } }: EvidenceView, path: string): string =>
  `${base}/agreements/${agreement}${path}`;

export const Part = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);
