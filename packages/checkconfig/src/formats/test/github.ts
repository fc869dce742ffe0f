import { formatsTexts } from '../../texts/formats.js';
import { annotation } from '../github.js';
import { failureSentence } from './failure-lines.js';
import { casesOf, type TestReporter } from './test-report.js';

/** Annotations for GitHub Actions: at the expectation, and at the line that decides. */
export const github: TestReporter = {
  name: 'github',
  summary: formatsTexts.github,
  write(report) {
    const mistakes = report.files
      .flatMap((file) => file.mistakes)
      .map(({ message, file, line, column }) =>
        annotation('error', { file, line, col: column, title: 'checkconfig test' }, message),
      );
    const failures = casesOf(report).flatMap(
      ({ file, result: { name, status, why = '', failures, spot } }) => {
        if (status === 'broken')
          return annotation('error', { file: file.path, line: spot.range.start.line + 1, title: name }, why);
        return failures.flatMap((failure) => {
          const text = failureSentence(failure);
          const line = failure.spot.range.start.line + 1;
          const { reason } = failure;
          return [
            annotation('error', { file: file.path, line, title: name }, text),
            ...(reason?.line && !reason.line.isMade
              ? [annotation('notice', { file: reason.line.file, line: reason.line.line, title: name }, text)]
              : []),
          ];
        });
      },
    );
    return [...mistakes, ...failures].join('');
  },
};
