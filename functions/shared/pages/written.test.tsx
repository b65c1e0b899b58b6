/** What was typed in a form is told again in the words that its page showed, and nothing else of it. */
import { parse } from 'node-html-parser';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Button, Field, FieldsOf, Form } from './form.tsx';
import { Checkbox, Choice, Select } from './form-choices.tsx';
import { writtenIn } from './written.ts';

const PARTIES = [
  ['police', 'State Police'],
  ['health', 'Birch Health'],
] as const;

/** A form with everything that forms of ours have, and what its browser sends along. */
const sent = (typed: Record<string, string>) => {
  const html = render(
    <Form to="/act" page="/page?of=1" keys={{ _command: 'cmd', _proof: 'proof' }} carries={{ _level: '1' }}>
      <Field name="reason" label="Your reason" rows={4} />
      <Field name="code" label="Code" secret />
      <Field name="name" label="Name" recorded="Ada Moss" />
      <Select name="followUps.0.party" label="Promise 1: which agency" of={PARTIES} />
      <Field name="followUps.0.what" label="What it does" />
      <Select name="followUps.1.party" label="Promise 2: which agency" of={PARTIES} />
      <Field name="followUps.1.what" label="What it does" />
      <FieldsOf name="Director">
        <Field name="offices.head.name" label="Name" recorded="Bo Lind" />
        <Field name="offices.head.mailbox" label="Mailbox" recorded="bo@health.example" />
      </FieldsOf>
      <Choice name="handling" legend="Who may read it" of={[['parties', <b>Everyone</b>]]} />
      <Checkbox name="read" label="I have read it." />
      <Button>Send</Button>
    </Form>,
  );
  const fields = parse(html)
    .querySelectorAll('input[type=hidden], input[type=text], textarea, select')
    .map((field) => [
      field.getAttribute('name') ?? '',
      field.getAttribute('value') ?? field.querySelector('option')?.getAttribute('value') ?? '',
    ]);
  return { ...(Object.fromEntries(fields) as Record<string, string>), ...typed };
};
const told = (form: Record<string, string>) => writtenIn(form).fields.map(({ label, text }) => `${label}: ${text}`);

describe('What was typed in a form', () => {
  it('is told with the labels that its page showed, in their order', () => {
    const form = sent({
      'followUps.0.what': 'Opens the road',
      reason: 'A § & <b>\r\nC',
      handling: 'parties',
      read: 'yes',
    });
    expect(told(form)).toEqual([
      'Your reason: A § & <b>\nC',
      'Name: Ada Moss',
      'Promise 1: which agency: State Police',
      'What it does: Opens the road',
      'Who may read it: Everyone',
      'I have read it.: Yes',
    ]);
    expect(writtenIn(form).page).toBe('/page?of=1');
  });

  it('leaves out a form that nobody touched, and each row in which nothing was changed', () => {
    expect(told(sent({}))).toEqual([]);
    expect(told(sent({ 'offices.head.name': 'Cy Dale' }))).toEqual([
      'Director: Name: Cy Dale',
      'Director: Mailbox: bo@health.example',
    ]);
    expect(told(sent({ 'followUps.1.party': 'health' }))).toEqual(['Promise 2: which agency: Birch Health']);
  });

  it('tells no code, and nothing that the form carried along unseen', () => {
    expect(told(sent({ code: '123456', _seen: 'hidden' }))).toEqual([]);
  });

  it('loses nothing that has no label', () => {
    expect(told({ other: 'Some words' })).toEqual(['Text: Some words']);
  });

  it.each([
    ['that is no JSON', '{'],
    ['that is no object', 'null'],
    ['without fields', '{"fields":[]}'],
    ['with fields of another make', '{"fields":{"reason":1,"__proto__":{"label":"x"}}}'],
    ['that is far too long', `{"fields":{"reason":{"label":"${'x'.repeat(200_000)}"}}}`],
  ])('is told all the same where the form says of itself something %s', (_, _form) => {
    expect(told({ _form, reason: 'Kept' })).toEqual(['Text: Kept']);
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/a"b'])(
    'never leads to another site: %j',
    (page) => expect(writtenIn({ _form: JSON.stringify({ page, fields: {} }) }).page).toBeUndefined(),
  );
});
