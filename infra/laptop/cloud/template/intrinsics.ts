/** CloudFormation's functions in a template give the values that they would give at deployment; one that is not known stops the boot. */
import { isObject, type Json, type JsonObject, list, text } from '../shapes.ts';

/** What the functions ask: the values behind names. */
export interface Names {
  ref(name: string): Json;
  attribute(logicalId: string, name: string): Json;
  condition(name: string): boolean;
}

const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

export function resolve(value: Json, names: Names): Json {
  const result = evaluate(value, names);
  return result === NO_VALUE ? null : result;
}

function evaluate(value: Json, names: Names): Resolved {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, names)).filter((item) => item !== NO_VALUE);
  if (!isObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    return call(name, value[name] as Json, names);
  }
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const resolved = evaluate(item, names);
    if (resolved !== NO_VALUE) result[key] = resolved;
  }
  return result;
}

function call(name: string, argument: Json, names: Names): Resolved {
  const strings = (items: Json[]) => items.map((item) => String(resolve(item, names)));
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? NO_VALUE : names.ref(text(argument, 'Ref'));
    case 'Fn::GetAtt': {
      const parts = typeof argument === 'string' ? argument.split(/\.(.*)/s) : strings(list(argument, name));
      return names.attribute(parts[0] ?? '', parts[1] ?? '');
    }
    case 'Fn::Join': {
      const [separator, items] = list(argument, name);
      return strings(list(resolve(items ?? null, names), name)).join(text(separator, name));
    }
    case 'Fn::Sub': {
      const [pattern, own] = Array.isArray(argument) ? argument : [argument, {}];
      return text(pattern, name).replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, variable: string) => {
        if (literal === '!') return `\${${variable}}`;
        if (isObject(own) && variable in own) return String(resolve(own[variable] ?? null, names));
        const [logicalId, attribute] = variable.split(/\.(.*)/s);
        if (logicalId === undefined) return whole;
        return String(attribute === undefined ? names.ref(logicalId) : names.attribute(logicalId, attribute));
      });
    }
    case 'Fn::Select': {
      const [index, items] = list(argument, name);
      return list(resolve(items ?? null, names), name)[Number(resolve(index ?? null, names))] ?? null;
    }
    case 'Fn::Split': {
      const [separator, source] = list(argument, name);
      return text(resolve(source ?? null, names), name).split(text(separator, name));
    }
    case 'Fn::If': {
      const [condition, then, otherwise] = list(argument, name);
      return evaluate((names.condition(text(condition, name)) ? then : otherwise) ?? null, names);
    }
    default:
      throw new Error(`the template uses ${name}, which the laptop cloud does not know`);
  }
}

/** Conditions have functions of their own. */
export function holds(condition: Json, names: Names): boolean {
  if (!isObject(condition)) return condition === true || condition === 'true';
  const [name] = Object.keys(condition);
  const argument = name === undefined ? null : (condition[name] ?? null);
  switch (name) {
    case 'Condition':
      return names.condition(text(argument, name));
    case 'Fn::Equals': {
      const [left, right] = list(argument, name).map((side) => JSON.stringify(resolve(side, names)));
      return left === right;
    }
    case 'Fn::Not':
      return !list(argument, name).every((part) => holds(part, names));
    case 'Fn::And':
      return list(argument, name).every((part) => holds(part, names));
    case 'Fn::Or':
      return list(argument, name).some((part) => holds(part, names));
    default:
      throw new Error(`a condition of the template uses ${name}, which the laptop cloud does not know`);
  }
}
