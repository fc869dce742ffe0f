import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about words of the command line that it cannot have. */
export const wrongUseTexts = textsOf('checkconfig-wrong-use', {
  unknownOption: "error: unknown option '{option}'",
  unknownCommand: "error: unknown command '{command}'",
  missingArgument: "error: missing required argument '{argument}'",
  missingValue: "error: option '{option}' argument missing",
  missingOption: "error: required option '{option}' not specified",
  conflict: "error: option '{option}' cannot be used with option '{other}'",
  oneArgument: "error: too many arguments for '{command}'. Expected 1 argument but got {given}.",
  severalArguments:
    "error: too many arguments for '{command}'. Expected {expected} arguments but got {given}.",
  invalidValue: "error: option '{option}' argument '{given}' is invalid. Allowed choices are {choices}.",
  invalidArgument:
    "error: command-argument value '{given}' is invalid for argument '{argument}'. Allowed choices are {choices}.",
  meant: '{fault} (Did you mean {meant}?)',
  meantOneOf: '{fault} (Did you mean one of {meant}?)',
});
