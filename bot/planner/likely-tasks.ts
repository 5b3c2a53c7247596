/** A task as the planner may name it: nothing of what a team decided about it. */
export interface NamedTask {
  readonly id: string;
  readonly title: string;
}

const mostNamed = 30;
/** Letters that two forms of a word share: `block`, `blocking`. */
const stemLetters = 5;
const leastLetters = 4;

/** The tasks that a sentence may be about, the likeliest first: those whose titles share words with it. Most sentences share none with most. */
export function likelyTasks(sentence: string, tasks: readonly NamedTask[]): readonly NamedTask[] {
  const said = new Set(stems(sentence));
  const ids = new Set(sentence.toLowerCase().split(/[^\p{L}\p{N}_]+/u));
  return tasks
    .map((task) => ({ task, shared: (ids.has(task.id.toLowerCase()) ? stemLetters : 0) + new Set(stems(task.title).filter((stem) => said.has(stem))).size }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, mostNamed)
    .map(({ task }) => task);
}

function stems(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= leastLetters).map((word) => word.slice(0, stemLetters));
}
