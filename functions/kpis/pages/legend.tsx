/** What the shapes and lines of the charts mean. */
import { StatusShape } from '../charts/shapes.tsx';
import type { Status } from '../domain/status.rules.ts';

const SHAPES: readonly [Status, string][] = [
  ['on track', 'On track'],
  ['at risk', 'At risk'],
  ['off track', 'Off track'],
  ['not reported', 'Not reported: a figure is missing'],
  ['incomplete', 'Not complete yet'],
  ['nothing to measure', 'Nothing to measure'],
];

const Line = ({ stroke, width, dashes }: { stroke: string; width: number; dashes?: string }) => (
  <svg class="kpi-shape" viewBox="0 0 28 12" width="28" height="12" aria-hidden="true" focusable="false">
    <line x1="0" x2="28" y1="6" y2="6" stroke={stroke} stroke-width={width} stroke-dasharray={dashes} />
  </svg>
);

export const Legend = ({ noted = false }: { noted?: boolean }) => (
  <details class="kpi-legend">
    <summary>What the shapes and lines mean</summary>
    <ul>
      {SHAPES.map(([status, words]) => (
        <li key={status}>
          <StatusShape status={status} /> {words}
        </li>
      ))}
      <li>
        <Line stroke="#1a4480" width={2.5} /> Figures; a gap where a period has none
      </li>
      <li>
        <Line stroke="#1b1b1b" width={1.5} dashes="6 4" /> What is required on the way to the target
      </li>
      <li>
        <Line stroke="#565c65" width={2} /> The target
      </li>
      <li>
        <strong>A, B</strong>: from here on, something else is measured by
      </li>
      {noted && (
        <>
          <li>A paler shape on a dotted line: the status as it was published</li>
          <li>
            <strong>L</strong>: a figure came late
          </li>
          <li>
            <strong>E</strong>: a figure was taken by an exception
          </li>
          <li>
            <strong>C</strong>: a figure was corrected
          </li>
        </>
      )}
    </ul>
  </details>
);
