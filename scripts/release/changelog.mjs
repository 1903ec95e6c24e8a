// The sections of CHANGELOG.md, which has the form of https://keepachangelog.com/en/1.1.0/

/** What it says of a version: the notes of its release. Empty if it has none. @param version or `Unreleased` */
export function notesOf(changelog, version) {
  const section = changelog.split(/^(?=## \[)/m).find(text => text.startsWith(`## [${version}]`));
  return section?.slice(section.indexOf('\n')).trim() ?? '';
}

/** The day of a version's release, as it is written there. */
export function dateOf(changelog, version) {
  const line = changelog.split('\n').find(text => text.startsWith(`## [${version}]`));
  return /^## \[[^\]]+\] - (\d{4}-\d{2}-\d{2})$/.exec(line ?? '')?.[1] ?? null;
}

/** The same with what is unreleased under a version, and an empty section for what comes next. */
export function released(changelog, version, date) {
  return changelog.replace(/^## \[Unreleased\]$/m, `## [Unreleased]\n\n## [${version}] - ${date}`);
}
