/** The command line was not understood: exit code 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** The service cannot be signed in to or reached: exit code 3. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
}

export const usage = `Usage: npm run cli -- COMMAND

  assess                      Check a tenant and print the results as JSON
    --tenant sample           the invented sample tenant
    --tenant GUID             a real tenant: device-code sign-in to the app registration in CLIENT_ID
    --graph-url URL           another Microsoft Graph service; on this machine no token is asked for
    --arm-url URL             another Azure Resource Manager service, likewise
    --pillar NAME             only this pillar's checks; may be repeated
    --check NUMBER [NUMBER …] only these checks, by public number or id; may be repeated
    --json FILE               write the JSON to a file instead of standard output
    --now TIME                decide as of this moment (ISO 8601) instead of now
    --explain                 print the requests that it would make, and make none
  import FILE --roadmap ID    Take in a report of the public assessment (JSON or HTML) or a workshop document
    --prefer document         where the team decided otherwise, take the document's word (else the team's)
    --dry-run                 say what would change, and change nothing
  export --roadmap ID --format xlsx|pptx|csv|csv-azure-devops|csv-jira|workshop|json [--out FILE]
                              Write the roadmap as a file
  digest --dry-run [--roadmap ID] [--time-zone ZONE]
                              Print what the digest would say, and send nothing
  permissions                 Print the Graph permissions and Azure roles that the checks take
    --scopes                  the delegated ones, one a line
    --grant OBJECT_ID         grant them to a managed identity, with the Azure CLI
    --script                  print the script that does
  audit [--from TIME] [--to TIME] [--roadmap ID] [--format jsonl|csv]
                              Print who did what when, oldest first
  backup --out FILE           Write everything of the tenant to one file
  restore FILE [--replace]    Make the tenant what a backup says
  retention [--evidence MONTHS] [--runs MONTHS] [--history MONTHS]
                              Show or set how long things are kept; "keep" for good
  forget --tenant ID | --person ID [--confirm ID]
                              Delete everything of the tenant, or turn a person into a former member

Exit codes: 0 done, 1 failed, 2 not understood, 3 could not sign in or reach the service.
`;
