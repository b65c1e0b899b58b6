/** The API's document is read as API Gateway imports it: what it would refuse, or warn of, stops the boot by name. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { documentPart, sampleTemplate, type Template, webIntegration } from '../../sample/template.ts';
import { loadStack } from '../template/template.ts';
import { readApi } from './api.ts';

function read(change: (template: Template) => void = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const template = sampleTemplate();
  change(template);
  writeFileSync(join(folder, 'Sample.template.json'), JSON.stringify(template));
  return readApi(loadStack(folder, { url: 'http://127.0.0.1:1' }));
}

const ANY = 'x-amazon-apigateway-any-method';
const operation = (template: Template) => documentPart(template, 'paths', '/notes', 'post');
const paths = (template: Template) => documentPart(template, 'paths');
const stage = ({ Resources }: Template) => Resources.Stage?.Properties ?? {};

describe('the API of a template', () => {
  it('has a route for each operation, which leads by the stage to a function', () => {
    const web = { functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Sample-Web', milliseconds: 29_000 };
    expect(read()?.routes).toEqual([
      { key: 'GET /echo/{one}/{rest+}', ...web },
      { key: 'GET /echo/literal/{rest+}', ...web },
      { key: 'POST /notes', ...web },
      { key: 'POST /echo', ...web },
      { key: 'GET /image', ...web },
      { key: 'GET /broken', ...web },
    ]);
  });

  it('has its default route under /$default', () => {
    const api = read((template) => {
      const { responses, ...integration } = operation(template);
      paths(template)['/$default'] = { [ANY]: { isDefaultRoute: true, responses: responses ?? null, ...integration } };
    });
    expect(api?.routes.map(({ key }) => key)).toContain('$default');
  });

  it.each<[string, (template: Template) => unknown, string]>([
    [
      'no document',
      ({ Resources }) => delete Resources.Api?.Properties.Body,
      'the Body of Api should be an object, and is undefined',
    ],
    [
      'another version of OpenAPI',
      (template) => Object.assign(documentPart(template), { openapi: '3.1.0' }),
      'the Body of Api is OpenAPI 3.1.0, not 3.0',
    ],
    [
      'no name',
      (template) => delete documentPart(template, 'info').title,
      'info.title of the Body of Api should be a text',
    ],
    [
      'a path without its slash',
      (template) => Object.assign(paths(template), { $default: { [ANY]: operation(template) } }),
      'the path $default of the Body of Api does not begin with /',
    ],
    [
      'one path under two names of its parameter',
      (template) => Object.assign(paths(template), { '/echo/{two}/{all+}': {} }),
      'one path under two names, /echo/{one}/{rest+} and /echo/{two}/{all+}',
    ],
    [
      'a method that is none',
      (template) => Object.assign(documentPart(template, 'paths', '/notes'), { fetch: {} }),
      '/notes of the Body of Api has fetch, which the laptop cloud does not know',
    ],
    [
      'an operation without answers',
      (template) => delete operation(template).responses,
      'responses of POST /notes of the Body of Api should be an object',
    ],
    [
      'a parameter that is not declared',
      (template) => delete documentPart(template, 'paths', '/echo/{one}/{rest+}').parameters,
      'GET /echo/{one}/{rest+} of the Body of Api declares no required path parameter one',
    ],
    [
      'a greedy parameter that is declared without its plus',
      (template) =>
        Object.assign(documentPart(template, 'paths', '/echo/literal/{rest+}'), {
          parameters: [{ name: 'rest', in: 'path', required: true }],
        }),
      'declares no required path parameter rest+',
    ],
    [
      'a default route elsewhere',
      (template) => Object.assign(operation(template), { isDefaultRoute: true }),
      `POST /notes of the Body of Api: the default route is ${ANY} of /$default`,
    ],
    [
      'a default route that does not say that it is one',
      (template) => Object.assign(paths(template), { '/$default': { [ANY]: operation(template) } }),
      `ANY /$default of the Body of Api: the default route is ${ANY} of /$default, with isDefaultRoute`,
    ],
    [
      'an authorization',
      (template) => Object.assign(operation(template), { security: [{ one: [] }] }),
      'POST /notes of the Body of Api has an authorization, which the laptop cloud does not know',
    ],
    [
      'an authorization of all routes',
      (template) => Object.assign(documentPart(template), { security: [{ one: [] }] }),
      'the Body of Api has an authorization, which the laptop cloud does not know',
    ],
    [
      'a route without an integration',
      (template) => delete operation(template)['x-amazon-apigateway-integration'],
      'POST /notes of the Body of Api has no x-amazon-apigateway-integration',
    ],
    [
      'a route whose integration is not there',
      (template) =>
        Object.assign(paths(template), JSON.parse(JSON.stringify(paths(template)).replace('/web"', '/net"'))),
      'the integration net of GET /echo/{one}/{rest+} of the Body of Api should be an object',
    ],
    [
      'an integration of another kind',
      (template) => Object.assign(webIntegration(template), { type: 'http_proxy' }),
      'the integration web of Api does not call a function by aws_proxy',
    ],
    [
      'an integration of another format',
      (template) => Object.assign(webIntegration(template), { payloadFormatVersion: '1.0' }),
      'the integration web of Api does not call a function by aws_proxy, POST and payload format 2.0',
    ],
    [
      'an integration whose function is not there',
      (template) => Object.assign(stage(template), { StageVariables: { web: 'Nobody' } }),
      'the integration web of Api leads to no function of the template',
    ],
    [
      'an integration whose function the stage does not name',
      (template) => delete stage(template).StageVariables,
      'the integration web of Api asks for the stage variable web, which the stage does not have',
    ],
    [
      'another stage',
      (template) => Object.assign(stage(template), { StageName: 'live' }),
      'the stage Stage is not $default',
    ],
    [
      'another protocol',
      ({ Resources }) => Object.assign(Resources.Api?.Properties ?? {}, { ProtocolType: 'WEBSOCKET' }),
      'Api is not an HTTP API',
    ],
    [
      'a second API',
      ({ Resources }) => Object.assign(Resources, { Other: Resources.Api }),
      'the template has a second HTTP API, Other',
    ],
  ])('is refused with %s', (_what, change, words) => {
    expect(() => read(change)).toThrow(words);
  });
});
