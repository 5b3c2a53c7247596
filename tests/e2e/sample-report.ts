/** A small report as the public assessment writes it, about an invented tenant. */
export function sampleReport(): string {
  const test = (TestId: string, TestTitle: string, TestStatus: string, TestPillar: string | string[]) => ({
    TestId, TestTitle, TestStatus, TestPillar, TestRisk: 'High', TestImpact: 'Low', TestImplementationCost: 'Low', TestCategory: 'Any', TestSfiPillar: '', TestMinimumLicense: 'P1',
    TestSkipped: TestStatus === 'Skipped' ? 'NotApplicable' : '', SkippedReason: TestStatus === 'Skipped' ? 'There is nothing to look at.' : null,
    TestAppliesTo: null, TestTags: null, TestDescription: 'Not kept.', TestResult: '\n❌ Some accounts are not covered.\n\n| Account | Since |\n|---|---|\n| kiosk-01 | 2026-01-04 |\n',
  });
  return JSON.stringify({
    ExecutedAt: '2026-11-20T08:00:00Z', TenantId: '7b1f0c5e-3a52-4d0e-9a65-90c1fbb2d111', TenantName: 'Fabrikam', Domain: 'fabrikam.example', Account: 'a@fabrikam.example',
    CurrentVersion: '2.1.8', LatestVersion: '2.1.8', TestResultSummary: {},
    Tests: [
      test('21786', 'Sessions are bound to the device', 'Failed', 'Identity'),
      test('21806', 'Registration of methods is guarded', 'Passed', 'Identity'),
      test('24550', 'Drives of Windows devices are encrypted', 'Skipped', 'Devices'),
    ],
    TenantInfo: null, EndOfJson: 'EndOfJson',
  });
}
