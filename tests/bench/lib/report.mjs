// One measurement, one line of JSON: what was measured, the value and its unit, what it is to be, how it compares with
// another value of the same run (machines differ, ratios much less), and words for a reader.
//   {"name": …, "value": …, "unit": "ms", "goal": 50, "ratio": 1.1, "ratio_to": "1,000 entries", "words": …}
// `goal` is left out where none was set, `ratio` where there is nothing to compare with. A goal is the most that is meant,
// unless the line says `"goal_is": "least"`.

export const at = (values, share) => [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))];
export const median = (values) => at(values, 0.5);
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
export const p95 = (values) => at(values, 0.95);

/** `compared`: [value, what it is], of the same unit. */
export function report(name, value, unit, { goal, least, compared, digits = 1, words } = {}) {
  const line = { name, value: Number(value.toFixed(digits)), unit };
  if (goal !== undefined) line.goal = goal;
  if (least !== undefined) Object.assign(line, { goal: least, goal_is: 'least' });
  if (compared && compared[0] > 0) Object.assign(line, { ratio: Number((value / compared[0]).toFixed(2)), ratio_to: compared[1] });
  if (words) line.words = words;
  console.log(JSON.stringify(line));
}
