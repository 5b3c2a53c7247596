import { beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../../bot/command.ts';
import { loadCommands } from '../../../bot/load-commands.ts';
import { closestCommand, findCommand, nearestSentence, spokenText, wordsOf, writtenAfter, writtenText } from '../../../bot/sentence.ts';

let commands: readonly Command[];
beforeAll(async () => {
  commands = await loadCommands();
});

describe('wordsOf', () => {
  it.each([
    ['<at>Zero Trust Roadmap</at> run assessment', 'run assessment'],
    ['<at id="0">Zero Trust Roadmap</at>&nbsp;Run Assessment!\n', 'run assessment'],
    ['<p>Please <b>run</b> the&nbsp;assessment.</p>', 'run assessment'],
    ['Hey, could you please run an assessment for me?', 'run assessment'],
    ['RUN ASSESSMENT PLEASE', 'run assessment'],
    ['hi there, I’d like to run assessment, thank you very much!', 'run assessment'],
    ['Can you show me the status?', 'show status'],
    ["What's overdue?", 'what is overdue'],
    ['whats overdue', 'what is overdue'],
    ['let’s run the assessment now', 'run assessment'],
    ['run assessment security-operations & identity', 'run assessment security operations and identity'],
    ['thanks!', ''],
    ['', ''],
    ['<at>Zero Trust Roadmap</at>', ''],
    ['pleased to meet you', 'pleased to meet you'],
    ['RMI_001', 'rmi_001'],
  ])('%j means %j', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words);
  });

  it('reads entities once, and drops those that are no characters', () => {
    expect(spokenText('a &amp;lt; b &#66; &#x43; &#0; &#1114112; &unknown;')).toBe('a &lt; b B C     &unknown;');
  });
});

describe('findCommand', () => {
  it.each([
    ['run assessment', 'run assessment', ''],
    ['please start the assessment of identity and devices', 'run assessment', 'of identity and devices'],
    ['run assessment again', 'run assessment', ''],
    ['Could you assess our network?', 'run assessment', 'network'],
    ['Status', 'status', ''],
    ['how are we doing today?', 'status', ''],
    ['show me what is overdue', 'overdue', ''],
    ['Which activities are overdue?', 'overdue', ''],
    ['digest now', 'digest now', ''],
    ['now send us the digest, please', 'digest now', ''],
    ['digest', 'digest now', ''],
    ['digest settings', 'digest settings', ''],
    ['can you change the digest settings for us', 'digest settings', ''],
    ['help', 'help', ''],
    ['can you help me?', 'help', ''],
    ['What can you do?', 'help', ''],
    ['show failed', 'show failed', ''],
    ['what failed in identity?', 'show failed', 'in identity'],
    ['Please list the failed checks with high risk', 'show failed', 'with high risk'],
    ['show me check 21786', 'show check', '21786'],
    ['explain the check legacy authentication', 'show check', 'legacy authentication'],
    ['what should we do next?', 'next steps', ''],
    ["What's next?", 'next steps', ''],
    ['compare with 3 March', 'compare', 'with 3 march'],
    ['what has changed', 'compare', ''],
    ['task RMI_001', 'task', 'rmi_001'],
    ['show me the task legacy authentication', 'task', 'legacy authentication'],
    ['show my tasks', 'my tasks', ''],
    ['assign RMI_001 to <at>Amara Okafor</at>', 'assign', 'rmi_001 to'],
    ['please mark RMI_001 as done', 'set', 'rmi_001 as done'],
    ['set the due date of RMI_001 to friday', 'due', 'rmi_001 to friday'],
    ['accept the risk of RMI_001 until June because we can', 'accept risk', 'rmi_001 until june because we can'],
    ['open the roadmap', 'open roadmap', ''],
    ['set digest', 'digest settings', ''],
  ])('%j is “%s” with %j', (text, name, rest) => {
    const found = findCommand(wordsOf(text), commands);
    expect([found?.command.name, found?.rest.join(' ')]).toEqual([name, rest]);
  });

  it.each(['run asessment', 'statuses of everything', 'overdue yesterday', 'tell a joke', 'run', ''])('%j is no command', (text) => {
    expect(findCommand(wordsOf(text), commands)).toBeNull();
  });
});

describe('writtenAfter', () => {
  it.each([
    ['<at>Zero Trust Roadmap</at> show check Block legacy authentication!', 'show check', 'Block legacy authentication'],
    ['Could you please show us the check 21786, please?', 'show check', '21786'],
    ['compare with 31/12', 'compare', 'with 31/12'],
    ['assign RMI_001 to <at id="1">Amara Okafor</at> by next Friday.', 'assign', 'RMI_001 to @Amara Okafor by next Friday'],
    ['due RMI_001 31.12. please', 'due', 'RMI_001 31.12.'],
    ['<p>accept&nbsp;the risk <b>RMI_001</b><br>because it&#39;s replaced</p>', 'accept risk', "RMI_001 because it's replaced"],
    ['reassign it', 'assign', ''],
    ['set', 'set', ''],
  ])('%j after “%s” is %j', (text, phrase, written) => {
    expect(writtenAfter(text, phrase)).toBe(written);
  });
});

describe('closestCommand', () => {
  it.each([
    ['run asessment', 'run assessment'],
    ['rn assesment identity', 'run assessment'],
    ['assessment', 'run assessment'],
    ['please do the big assessment of everything', 'run assessment'],
    ['statsu', 'status'],
    ['overdeu', 'overdue'],
    ['digets now', 'digest now'],
    ['digest setings', 'digest settings'],
    ['hlep', 'help'],
  ])('%j is closest to “%s”', (text, name) => {
    expect(closestCommand(wordsOf(text), commands)?.name).toBe(name);
  });

  it('has nothing to suggest for a greeting', () => {
    expect(closestCommand(wordsOf('hello!'), commands)).toBeNull();
  });
});

describe('nearestSentence', () => {
  it.each([
    ['run asessment', 'run assessment'],
    ['Please rnu the assesment of Identity, thanks', 'run assessment of Identity'],
    ['asign RMI_001 to <at>Amara Okafor</at> by 31/12', 'assign RMI_001 to @Amara Okafor by 31/12'],
    ['statsu', 'status'],
    ['hlep', 'help'],
    ['hello!', null],
    ['tell me a joke about auditors', null],
    ['', null],
  ])('%j is near “%s”', (text, sentence) => {
    expect(nearestSentence(text, commands)).toBe(sentence);
  });
});

describe('writtenText', () => {
  it('keeps what was written and who is mentioned, the bot aside', () => {
    expect(writtenText('<at>Zero Trust Roadmap</at> could&nbsp;<at id="1">Amara Okafor</at> do RMI_001 by 31/12?', 'Zero Trust Roadmap')).toBe('could @Amara Okafor do RMI_001 by 31/12?');
  });
});
