import { beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../../bot/command.ts';
import { loadCommands } from '../../../bot/load-commands.ts';
import { closestCommand, findCommand, nearestSentence, wordsOf, writtenAfter } from '../../../bot/sentence.ts';

let commands: readonly Command[];
beforeAll(async () => {
  commands = await loadCommands();
});

const heard = (text: string) => findCommand(wordsOf(text), commands);
const bot = '<at id="0">Zero Trust Roadmap</at>';

/** What people say, the command that it is, and the words that the command gets as they were written. */
const understood: Readonly<Record<string, readonly (readonly [said: string, written?: string])[]>> = {
  'run assessment': [
    ['run assessment'], ['RUN ASSESSMENT'], ['Run Assessment!'], ['run  assessment '], [`${bot} run assessment`], [`${bot}&nbsp;run&nbsp;assessment`], ['<p>run assessment</p>'], ['<div><strong>Run</strong> assessment</div>'],
    ['please run assessment'], ['Please run the assessment.'], ['run an assessment please'], ['Could you run the assessment?'], ['can you please run an assessment for us?'], ['would you kindly run the assessment'], ['Would you mind, run assessment'],
    ['hi, run assessment'], ['Good morning! Please run the assessment, thanks a lot'], ['Hey there, could you please run an assessment when you have time? Thank you very much!'], ["I'd like to run an assessment"], ['I’d like you to run the assessment'],
    ["let's run the assessment now"], ['ok then run the assessment'], ['we need to run an assessment asap'], ['start assessment'], ['start a new assessment'], ['begin the assessment'], ['rerun the assessment'], ['re-run assessment'], ['repeat the assessment'],
    ['run another assessment'], ['run the zero trust assessment'], ['run all checks'], ['bitte run assessment'], ['Hallo, run assessment, danke!'], ['run assessment s’il vous plaît'], ['Bonjour, run assessment, merci'],
    ['run assessment identity', 'identity'], ['run assessment of identity and devices', 'of identity and devices'], ['assess our network', 'our network'], ['run assessment for Security Operations', 'for Security Operations'],
    ['run assessment: identity, devices', 'identity, devices'], ['now run the assessment then'], ['so, could we start the assessment?'], ['Dear bot, kindly begin the assessment'], ['go ahead and run the assessment'], ['re run assessment'], ['reassess'],
  ],
  'cancel assessment': [['cancel assessment'], ['please cancel the assessment'], ['stop the assessment!'], ['abort assessment'], ['cancel the run'], ['could you stop the checks, please']],
  'status': [
    ['status'], ['Status?'], ['show status'], ['Can you show me the status?'], ['give us the status please'], ['what’s the status'], ["what's the status of our roadmap"], ['how are we doing?'], ['How are we doing today?'], ['where do we stand'], ['score'],
    ['what is the score?'], ['status report'], ['show us the roadmap status'],
  ],
  'show failed': [
    ['show failed'], ['failures'], ['what failed?'], ['what is failing'], ["what's failing?"], ['Which checks failed?'], ['list the failed checks'], ['please list failed checks with high risk', 'with high risk'],
    ['show failed identity', 'identity'], ['what failed in Security Operations?', 'in Security Operations'], ['show failing checks'],
  ],
  'show check': [
    ['show check 21786', '21786'], ['check 21786', '21786'], ['Explain check 21786, please', '21786'], ['explain the check “legacy authentication”', '“legacy authentication”'], ['show me details of check 21786', '21786'], ['what is check 21786?', '21786'],
    ['show check Gäste können keine Gäste einladen', 'Gäste können keine Gäste einladen'],
  ],
  'next steps': [['next steps'], ['what next?'], ["what's next"], ['What should we do next?'], ['where do we start?'], ['quick wins'], ['show me the quick wins please']],
  'my tasks': [['my tasks'], ['show me my tasks'], ['list my tasks please'], ['what are my tasks?'], ['what should I do'], ['my to-do'], ['MY TODOS']],
  'overdue': [['overdue'], ['overdue?'], ["what's overdue?"], ['whats overdue'], ['show me what is overdue'], ['Which activities are overdue?'], ['is anything overdue'], ['who is late?'], ['show overdue tasks'], ['anything overdue?'], ['what is late?']],
  'compare': [
    ['compare'], ['what changed?'], ['what has changed'], ['compare assessments'], ['trend'], ['show us the trend'], ['compare with 3 March', 'with 3 March'], ['compare with 31/12', 'with 31/12'], ['compare with last Friday', 'with last Friday'],
    ['what changed since 2026-03-03?', '2026-03-03'],
  ],
  'task': [
    ['task RMI_001', 'RMI_001'], ['Task rmi_001', 'rmi_001'], ['show task RMI_001', 'RMI_001'], ['open the task RMI_001, please', 'RMI_001'], ['find the task legacy authentication', 'legacy authentication'], ['activity RMI_001', 'RMI_001'],
    ['show me the activity “Block legacy authentication”', '“Block legacy authentication”'], ['task Zugriffsrichtlinien prüfen', 'Zugriffsrichtlinien prüfen'], ['task'],
  ],
  'assign': [
    ['assign RMI_001 to me', 'RMI_001 to me'], ['Assign RMI_001 to <at id="1">Amara Okafor</at>', 'RMI_001 to @Amara Okafor'], ['please assign RMI_001 to <at>Amara Okafor</at> by next Friday, thanks', 'RMI_001 to @Amara Okafor by next Friday'],
    ['could you assign RMI_001 to Tomasz?', 'RMI_001 to Tomasz'], ['reassign RMI_001 to nobody', 'RMI_001 to nobody'], ['give the task RMI_001 to Mei', 'RMI_001 to Mei'], ['Assign RMI_001 to "Liam Hartley"', 'RMI_001 to "Liam Hartley"'], ['hand over RMI_001 to Zoë Müller-Lüdenscheidt', 'RMI_001 to Zoë Müller-Lüdenscheidt'], ['assign RMI_001 to Amara by 31/12.', 'RMI_001 to Amara by 31/12'],
    ['assign RMI_001 to Amara bis zum 31.12.', 'RMI_001 to Amara bis zum 31.12.'], ['assign the task RMI_001 to Amara', 'RMI_001 to Amara'],
  ],
  'set': [
    ['set RMI_001 to in progress', 'RMI_001 to in progress'], ['mark RMI_001 as done', 'RMI_001 as done'], ['Please mark RMI_001 as Completed!', 'RMI_001 as Completed'], ['set the status of RMI_001 to blocked', 'RMI_001 to blocked'],
    ['set RMI_001 to won’t do', 'RMI_001 to won’t do'], ['SET RMI_001 TO BLOCKED', 'RMI_001 TO BLOCKED'], ['can we set RMI_001 to follow-up?', 'RMI_001 to follow-up'], ['change the status of legacy authentication to planned', 'legacy authentication to planned'],
  ],
  'due': [
    ['due RMI_001 next Friday', 'RMI_001 next Friday'], ['due RMI_001 31.12.', 'RMI_001 31.12.'], ['due RMI_001 31/12 please', 'RMI_001 31/12'], ['set the due date of RMI_001 to 5 May', 'RMI_001 to 5 May'], ['set due RMI_001 nächsten Montag', 'RMI_001 nächsten Montag'],
    ['due date for RMI_001: le 3 mars', 'RMI_001: le 3 mars'], ['set deadline for RMI_001 in 3 weeks', 'RMI_001 in 3 weeks'], ['due RMI_001 dans 3 semaines, merci', 'RMI_001 dans 3 semaines'], ['due RMI_001 never', 'RMI_001 never'], ['due RMI_001 03/04', 'RMI_001 03/04'], ['due RMI_001 by 31/12.', 'RMI_001 by 31/12'], ['due RMI_001 Ende nächster Woche, bitte', 'RMI_001 Ende nächster Woche'],
  ],
  'comment': [
    ['comment RMI_001 the pilot starts on Monday', 'RMI_001 the pilot starts on Monday'], ['comment on RMI_001: Fine & done', 'RMI_001: Fine & done'], ['add a comment to RMI_001: we wait', 'RMI_001: we wait'],
    ['note RMI_001 <at>Amara Okafor</at> has the list', 'RMI_001 @Amara Okafor has the list'], ['comment legacy authentication: schöne Grüße', 'legacy authentication: schöne Grüße'],
  ],
  'accept risk': [
    ['accept risk RMI_001 until end of June because the app is replaced', 'RMI_001 until end of June because the app is replaced'], ['Please accept the risk of RMI_001 until 31/12 because of old scanners', 'RMI_001 until 31/12 because of old scanners'],
    ['make an exception for RMI_001 until June because we can', 'RMI_001 until June because we can'],
  ],
  'open roadmap': [['go to the roadmap'], ['link to the roadmap'], ['open roadmap'], ['open the roadmap please'], ['roadmap'], ['show us the roadmap'], ['where is our roadmap?'], ['open the board']],
  'digest now': [['digest now'], ['digest'], ['send the digest'], ['please send us the digest now'], ['send the weekly digest'], ['weekly digest'], ['can you show me the digest?']],
  'digest settings': [['digest settings'], ['settings'], ['change the digest settings'], ['when is the digest?'], ['configure digest']],
  'reset': [['reset Identity', 'Identity'], ['please start over with Devices', 'Devices']],
  'schedule assessment': [['schedule assessment weekly', 'weekly'], ['show the assessment schedule'], ['when is the next assessment?']],
  'review exceptions': [['review exceptions'], ['show me the accepted risks'], ['which exceptions expire?']],
  'help': [['list commands'], ['what do you do?'], ['Bonjour, help'], ['help'], ['HELP!'], ['help me please'], ['can you help me?'], ['what can you do?'], ['What can I say'], ['who are you?'], ['how does this work?'], ['commands']],
};

const rows = Object.entries(understood).flatMap(([name, sentences]) => sentences.map(([said, written = null]): [string, string, string | null] => [said, name, written]));

describe('what people say', () => {
  it('is a table of two hundred sentences', () => expect(rows.length).toBeGreaterThan(200));

  it.each(rows)('%j is “%s” with %j', (said, name, written) => {
    const found = heard(said);
    expect(found?.command.name).toBe(name);
    if (written === null) expect(found!.rest).toEqual([]);
    else expect(writtenAfter(said, found!.phrase)).toBe(written);
  });
});

describe('what is misspelt', () => {
  it.each([
    ['run asessment', 'run assessment'], ['rnu assessment', 'run assessment'], ['run assesment identity', 'run assessment identity'], ['Pleas run assessment', 're run assessment'], ['strat assessment', 'start assessment'], ['stauts', 'status'], ['sttatus', 'status'],
    ['overdeu', 'overdue'], ['show faild', 'show failed'], ['shwo failed', 'show failed'], ['nxt steps', 'next steps'], ['my taks', 'my tasks'], ['digets now', 'digest'], ['digest setings', 'digest settings'], ['hepl', 'help'], ['opne roadmap', 'open roadmap'],
    ['asign RMI_001 to me', 'assign RMI_001 to me'], ['comparee with 3 March', 'compare with 3 March'], ['cancle assessment', 'cancel assessment'], ['exlpain check 21786', 'explain check 21786'],
  ])('%j is not done, but “%s” is offered', (said, offered) => {
    expect(heard(said)).toBeNull();
    expect(nearestSentence(said, commands)).toBe(offered);
    expect(closestCommand(wordsOf(said), commands)?.name).toBe(heard(offered)?.command.name);
  });
});

describe('what only sounds like it', () => {
  it.each([
    'the assessment ran yesterday', 'did you run the assessment?', 'do not run assessment', "don't run the assessment", 'never run an assessment', 'who said run assessment?', 'I think we should run an assessment some day', 'thanks for the status',
    'why is RMI_001 blocked?', 'RMI_001 is done', 'is RMI_001 done?', 'Amara will assign it', 'nobody set RMI_001 to done', 'what does the digest say about us?', 'no', 'yes', 'ok', 'thank you!', 'hello', 'lunch?', '👍', '...',
    'cancel', 'stop', 'delete everything', 'reboot', 'show', 'open', 'what', 'run', 'start', 'how are you?', 'my', 'next', 'the helpful colleague', 'statuses of all', 'digestion',
  ])('%j is no command', (said) => {
    expect(heard(said)).toBeNull();
  });
});
