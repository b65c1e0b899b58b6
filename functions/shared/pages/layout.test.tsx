import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Alert, HashText, Rendered, SummaryList } from './elements.tsx';
import { Button, Field, Hidden } from './form.tsx';
import { Checkbox, Choice, Select } from './form-choices.tsx';
import { layout } from './layout.tsx';

const nasty = '<script>alert("1")</script>';

describe('Every page stands in one shell', () => {
  const page = layout({ title: nasty, banner: nasty, status: nasty, main: <h1>{nasty}</h1> });

  it('is a whole document in English with a title, a viewport, a skip link and a main part', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"/>');
    expect(page).toContain('<a class="usa-skipnav" href="#main-content">');
    expect(page).toContain('<main id="main-content"');
  });

  it('runs no script, loads nothing from elsewhere, and styles nothing inline', () => {
    expect(page).not.toMatch(/<script|style=|https?:|\son\w+="/);
  });

  it('shows what it is given as text', () => expect(page.split('&lt;script>alert').length - 1).toBe(4));

  it('has no notice and no status unless there is one', () => {
    const plain = layout({ title: 'T', main: <h1>T</h1> });
    expect(plain).not.toContain('usa-site-alert');
    expect(plain).not.toContain('role="status"');
  });

  it('never wears the banner of an official government website', () => {
    expect(page).not.toMatch(/usa-banner|official website/i);
  });
});

describe('The title of a page', () => {
  const refused = { wrong: 'Wrong.', remedy: 'Again.' };
  const of = (main: ComponentChildren) => /<title>(.*)<\/title>/.exec(layout({ title: 'T', main }))?.[1];

  it.each<[string, ComponentChildren]>([
    ['that says what was wrong', <Alert refusal={refused} />],
    ['with a field that was wrong', <Field name="a" label="A" error={refused} />],
    ['with a box that was not checked', <Checkbox name="a" label="A" error={refused} />],
    ['with a choice that was not made', <Choice name="a" legend="A" of={[]} error={refused} />],
    ['with one of a list that was wrong', <Select name="a" label="A" of={[]} error={refused} />],
  ])('%s begins with the word', (_, main) => expect(of(<p>{main}</p>)).toBe('Error: T | Concord'));

  it('of any other is its own', () => expect(of(<Field name="a" label="A" />)).toBe('T | Concord'));
});

describe('The parts of a page', () => {
  it('tell a refusal with both of its texts, at once', () => {
    const html = render(<Alert refusal={{ wrong: 'The code is wrong.', remedy: 'Ask for a new one.' }} />);
    expect(html).toContain('role="alert"');
    expect(html).toMatch(/The code is wrong\..*Ask for a new one\./);
  });

  it('leave a term without a value out', () => {
    expect(
      render(
        <SummaryList
          of={[
            ['Here', 'x'],
            ['Not here', undefined],
          ]}
        />,
      ),
    ).not.toContain('Not here');
  });

  it('print a hash in full and in one piece', () => {
    expect(render(<HashText>{'ab'.repeat(32)}</HashText>)).toBe(`<code class="concord-hash">${'ab'.repeat(32)}</code>`);
  });

  it('show a stored document byte for byte', () => {
    expect(render(<Rendered html={'<article>A &amp; B</article>'} />)).toBe('<div><article>A &amp; B</article></div>');
  });
});

describe('A field', () => {
  it('has a label, and its hint and error are tied to it', () => {
    const html = render(
      <Field name="code" label="Code" hint="Six digits" error={{ wrong: 'Wrong.', remedy: 'Again.' }} value={nasty} />,
    );
    expect(html).toContain('for="field-code"');
    expect(html).toContain('aria-describedby="field-code-hint field-code-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="&lt;script>alert(&quot;1&quot;)&lt;/script>"');
  });

  it('keeps what was typed in a text box, whatever it holds', () => {
    const html = render(<Field name="reason" label="Reason" rows={5} value={'</textarea><b>'} maxlength={4_000} />);
    expect(html).toContain('>&lt;/textarea>&lt;b></textarea>');
    expect(html).toContain('maxlength="4000"');
  });

  it('is not described by what is not there', () => {
    expect(render(<Field name="a" label="A" />)).not.toContain('aria-');
  });

  it('of a box to check says yes, and what was wrong with it', () => {
    const html = render(<Checkbox name="read" label="I read it" checked error={{ wrong: 'W.', remedy: 'R.' }} />);
    expect(html).toMatch(/type="checkbox" id="field-read" name="read" value="yes"/);
    expect(html).toContain('checked');
    expect(html).toContain('W. R.');
  });

  it('that is hidden is escaped too', () => {
    expect(render(<Hidden of={{ _command: '"><b>' }} />)).toBe(
      '<input type="hidden" name="_command" value="&quot;>&lt;b>"/>',
    );
    expect(render(<Button look="outline">Decline</Button>)).toContain('type="submit"');
  });
});
