// What GitHub's Marketplace wants of action.yml, which it only says when a release is published:
// https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#branding
import { parse } from 'yaml';

/** Characters of a description are fewer than this. */
const DESCRIPTION_END = 125;
const COLOURS = ['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark'];
/** Of Feather 4.28.0, these are no icons of actions. */
const NO_ICONS = `coffee columns divide-circle divide-square divide frown hexagon key meh mouse-pointer smile tool
  x-octagon`.split(/\s+/);

/** Why it would be refused; empty if it would not. @param text of action.yml */
export function refusals(text) {
  const { name, description, author, branding = {}, runs = {} } = parse(text);
  const problems = [];
  for (const [key, value] of Object.entries({ name, description, author }))
    if (typeof value !== 'string' || value.trim() === '') problems.push(`action.yml has no ${key}`);
  if (String(description).length >= DESCRIPTION_END)
    problems.push(
      `the description in action.yml has ${description.length} characters, not fewer than ${DESCRIPTION_END}`,
    );
  if (!COLOURS.includes(branding.color)) problems.push(`${branding.color} is no colour for branding.color`);
  if (!/^[a-z]+(?:-[a-z0-9]+)*$/.test(branding.icon ?? '') || NO_ICONS.includes(branding.icon))
    problems.push(`${branding.icon} is no icon for branding.icon`);
  if (!/^node\d+$/.test(runs.using ?? '')) problems.push('action.yml does not say which Node runs it');
  return problems;
}
