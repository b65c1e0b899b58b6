/** What the shapes of the picture mean, of those that it has. */
import { BLUE, INK } from '../../../shared/pages/chart-frame.tsx';
import { type Item, isSpan, type Lane, type MarkLook, type SpanLook } from '../domain/item.ts';
import { Shape } from './shapes.tsx';

type Look = MarkLook | SpanLook;
const WORDS: readonly (readonly [Lane, Look, string])[] = [
  ['texts', 'bar', 'A version in force'],
  ['texts', 'line', 'Out for signature'],
  ['texts', 'fell', 'Not signed by all, voided or replaced'],
  ['term', 'hatch', 'Review'],
  ['term', 'bar', 'Closing'],
  ['term', 'line', 'A notice of withdrawal'],
  ['term', 'ahead', 'Answers due, or a last day that comes'],
  ['term', 'told', 'Answers revealed, or the closing report'],
  ['term', 'good', 'Renewed, amended or reaffirmed'],
  ['term', 'poor', 'Not answered by all'],
  ['term', 'fell', 'Taken back, or closed without a settlement'],
  ['term', 'end', 'End, of the MOU or of what an agency has in it'],
  ['disputes', 'thread', 'A dispute; a stroke across it where it moved up a level'],
  ['disputes', 'good', 'Decided'],
  ['disputes', 'poor', 'At an impasse'],
  ['disputes', 'fell', 'Withdrawn or ended without a decision'],
  ['pauses', 'hatch', 'Deadlines paused'],
  ['kpis', 'good', 'KPIs closed, none missed'],
  ['kpis', 'poor', 'KPIs closed, one or more missed'],
  ['kpis', 'ahead', 'Figures due'],
  ['commitments', 'good', 'Delivered'],
  ['commitments', 'poor', 'Overdue, delivered late or disputed'],
  ['commitments', 'ahead', 'Due'],
  ['notices', 'told', 'A notice'],
];

const Sample = ({ look }: { look: Look }) => (
  <svg class="life-sample" viewBox="-14 -10 28 20" width="28" height="20" aria-hidden="true" focusable="false">
    {look === 'bar' && <rect x="-13" y="-8" width="26" height="16" fill={BLUE} />}
    {look === 'hatch' && (
      <g stroke={INK}>
        <rect x="-13" y="-6" width="26" height="12" fill="#ffffff" />
        <path d="M-13 6 L-1 -6 M-5 6 L7 -6 M3 6 L13 -4" stroke-width="2" />
      </g>
    )}
    {look === 'line' && <line x1="-13" x2="13" y1="0" y2="0" stroke={INK} stroke-width="2" stroke-dasharray="4 3" />}
    {look === 'thread' && <path d="M-13 0 H13 M-13 -5 V5 M0 -5 V5" stroke={INK} stroke-width="2.5" fill="none" />}
    {look !== 'bar' && look !== 'hatch' && look !== 'line' && look !== 'thread' && <Shape look={look} />}
  </svg>
);

export const Legend = ({ items }: { items: readonly Item[] }) => {
  const there = new Set(
    items.flatMap((item) => [
      `${item.lane} ${item.look}`,
      ...(isSpan(item) && item.ends ? [`${item.lane} ${item.ends}`] : []),
    ]),
  );
  const shown = WORDS.filter(([lane, look]) => there.has(`${lane} ${look}`));
  return (
    <ul class="life-legend" aria-label="What the shapes mean">
      {shown.map(([lane, look, says]) => (
        <li key={`${lane} ${look}`}>
          <Sample look={look} /> {says}
        </li>
      ))}
      <li>A number beside a mark says how many share that place.</li>
    </ul>
  );
};
