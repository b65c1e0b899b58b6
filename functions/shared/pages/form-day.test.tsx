import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { DayField } from './form-day.tsx';

const shown = (props: Partial<Parameters<typeof DayField>[0]> = {}) =>
  render(<DayField name="by" label="By which day?" {...props} />);

it('A field for a day shows an example beside its label', () =>
  expect(shown()).toContain('<div class="usa-hint" id="field-by-hint">For example: 12/15/2026</div>'));

it('A day on record is shown as people write it', () =>
  expect(shown({ recorded: '2027-03-05' })).toContain('value="3/5/2027"'));

it('What was typed stays as it was typed', () =>
  expect(shown({ recorded: '2027-03-05', value: '15/12/2026' })).toContain('value="15/12/2026"'));

it('More may be said of it', () =>
  expect(shown({ hint: 'At most 180 days in all.' })).toContain('For example: 12/15/2026. At most 180 days in all.'));
