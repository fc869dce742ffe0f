// Generated from schemas/settings.schema.json by `npm run generate`; do not edit.
const validate = validate20;
var stdin_default = validate20;
const schema31 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "settings.schema.json", title: "Settings of checkconfig: checkconfig.yaml or checkconfig.json", $ref: "#/$defs/settings", unevaluatedProperties: !1, type: "object", properties: { $schema: { type: "string" }, extends: { description: "Settings files that this one builds on, relative to it; what this file says comes before what they say, and later ones come before earlier ones.", type: ["string", "array"], minLength: 1, items: { type: "string", minLength: 1 } }, maxWarnings: { description: "How many warnings checkconfig lint accepts in the files that these settings are for; with more it fails.", type: "integer", minimum: 0 }, ignore: { description: "Files that are left out when folders and globs are searched, as globs below this file's folder.", type: "array", items: { type: "string", minLength: 1 } }, overrides: { description: "Settings for some files; later ones win.", type: "array", items: { type: "object", required: ["files"], $ref: "#/$defs/settings", unevaluatedProperties: !1, properties: { files: { description: "The files it is for, as globs below this file's folder.", type: "array", minItems: 1, items: { type: "string", minLength: 1 } } } } } }, $defs: { settings: { type: "object", properties: { target: { description: "The release to check for: 2.0.18, 2.0, latest, debian-12, \u2026", type: "string", minLength: 1 }, main: { description: "The main file that includes these files; relative to this file. By default a mosquitto.conf beside or above them.", type: "string", minLength: 1 }, profile: { description: "For whom rules count how: home, production or strict. What rules says wins.", enum: ["home", "production", "strict"] }, rules: { description: "How rules count, by id, glob (acl-*), category (security) or all; the most specific wins. What the broker refuses stays an error.", type: "object", propertyNames: { pattern: "^[a-z0-9*-]+$" }, additionalProperties: { enum: ["off", "info", "warning", "error"] } }, root: { description: "The folder below which absolute paths are read; relative to this file.", type: "string", minLength: 1 }, map: { description: "Folders of the broker's machine and where they are here; relative to this file.", type: "object", additionalProperties: { type: "string", minLength: 1 } }, cwd: { description: "The folder the broker is started in; relative to this file.", type: "string", minLength: 1 }, checkFiles: { description: "Take absolute paths for paths of this machine.", type: "boolean" } } } } }, schema32 = { type: "object", properties: { target: { description: "The release to check for: 2.0.18, 2.0, latest, debian-12, \u2026", type: "string", minLength: 1 }, main: { description: "The main file that includes these files; relative to this file. By default a mosquitto.conf beside or above them.", type: "string", minLength: 1 }, profile: { description: "For whom rules count how: home, production or strict. What rules says wins.", enum: ["home", "production", "strict"] }, rules: { description: "How rules count, by id, glob (acl-*), category (security) or all; the most specific wins. What the broker refuses stays an error.", type: "object", propertyNames: { pattern: "^[a-z0-9*-]+$" }, additionalProperties: { enum: ["off", "info", "warning", "error"] } }, root: { description: "The folder below which absolute paths are read; relative to this file.", type: "string", minLength: 1 }, map: { description: "Folders of the broker's machine and where they are here; relative to this file.", type: "object", additionalProperties: { type: "string", minLength: 1 } }, cwd: { description: "The folder the broker is started in; relative to this file.", type: "string", minLength: 1 }, checkFiles: { description: "Take absolute paths for paths of this machine.", type: "boolean" } } }, func1 = (text) => [...text].length, pattern4 = new RegExp("^[a-z0-9*-]+$", "u");
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === errors)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.target !== void 0) {
        let data0 = data.target;
        const _errs2 = errors;
        if (errors === _errs2)
          if (typeof data0 == "string") {
            if (func1(data0) < 1)
              return validate20.errors = [{ instancePath: instancePath + "/target", schemaPath: "#/$defs/settings/properties/target/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
          } else
            return validate20.errors = [{ instancePath: instancePath + "/target", schemaPath: "#/$defs/settings/properties/target/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid1 = _errs2 === errors;
      } else
        var valid1 = !0;
      if (valid1) {
        if (data.main !== void 0) {
          let data1 = data.main;
          const _errs4 = errors;
          if (errors === _errs4)
            if (typeof data1 == "string") {
              if (func1(data1) < 1)
                return validate20.errors = [{ instancePath: instancePath + "/main", schemaPath: "#/$defs/settings/properties/main/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate20.errors = [{ instancePath: instancePath + "/main", schemaPath: "#/$defs/settings/properties/main/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid1 = _errs4 === errors;
        } else
          var valid1 = !0;
        if (valid1) {
          if (data.profile !== void 0) {
            let data2 = data.profile;
            const _errs6 = errors;
            if (!(data2 === "home" || data2 === "production" || data2 === "strict"))
              return validate20.errors = [{ instancePath: instancePath + "/profile", schemaPath: "#/$defs/settings/properties/profile/enum", keyword: "enum", params: { allowedValues: schema32.properties.profile.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid1 = _errs6 === errors;
          } else
            var valid1 = !0;
          if (valid1) {
            if (data.rules !== void 0) {
              let data3 = data.rules;
              const _errs7 = errors;
              if (errors === _errs7)
                if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                  for (const key0 in data3) {
                    const _errs9 = errors;
                    if (typeof key0 == "string" && !pattern4.test(key0)) {
                      const err0 = { instancePath: instancePath + "/rules", schemaPath: "#/$defs/settings/properties/rules/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9*-]+$" }, message: 'must match pattern "^[a-z0-9*-]+$"', propertyName: key0 };
                      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                    }
                    var valid2 = _errs9 === errors;
                    if (!valid2) {
                      const err1 = { instancePath: instancePath + "/rules", schemaPath: "#/$defs/settings/properties/rules/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, message: "property name must be valid" };
                      return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate20.errors = vErrors, !1;
                      break;
                    }
                  }
                  if (valid2)
                    for (const key1 in data3) {
                      let data4 = data3[key1];
                      const _errs11 = errors;
                      if (!(data4 === "off" || data4 === "info" || data4 === "warning" || data4 === "error"))
                        return validate20.errors = [{ instancePath: instancePath + "/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/rules/additionalProperties/enum", keyword: "enum", params: { allowedValues: schema32.properties.rules.additionalProperties.enum }, message: "must be equal to one of the allowed values" }], !1;
                      var valid3 = _errs11 === errors;
                      if (!valid3)
                        break;
                    }
                } else
                  return validate20.errors = [{ instancePath: instancePath + "/rules", schemaPath: "#/$defs/settings/properties/rules/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
              var valid1 = _errs7 === errors;
            } else
              var valid1 = !0;
            if (valid1) {
              if (data.root !== void 0) {
                let data5 = data.root;
                const _errs12 = errors;
                if (errors === _errs12)
                  if (typeof data5 == "string") {
                    if (func1(data5) < 1)
                      return validate20.errors = [{ instancePath: instancePath + "/root", schemaPath: "#/$defs/settings/properties/root/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate20.errors = [{ instancePath: instancePath + "/root", schemaPath: "#/$defs/settings/properties/root/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid1 = _errs12 === errors;
              } else
                var valid1 = !0;
              if (valid1) {
                if (data.map !== void 0) {
                  let data6 = data.map;
                  const _errs14 = errors;
                  if (errors === _errs14)
                    if (data6 && typeof data6 == "object" && !Array.isArray(data6))
                      for (const key2 in data6) {
                        let data7 = data6[key2];
                        const _errs17 = errors;
                        if (errors === _errs17)
                          if (typeof data7 == "string") {
                            if (func1(data7) < 1)
                              return validate20.errors = [{ instancePath: instancePath + "/map/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/map/additionalProperties/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                          } else
                            return validate20.errors = [{ instancePath: instancePath + "/map/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/map/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid4 = _errs17 === errors;
                        if (!valid4)
                          break;
                      }
                    else
                      return validate20.errors = [{ instancePath: instancePath + "/map", schemaPath: "#/$defs/settings/properties/map/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid1 = _errs14 === errors;
                } else
                  var valid1 = !0;
                if (valid1) {
                  if (data.cwd !== void 0) {
                    let data8 = data.cwd;
                    const _errs19 = errors;
                    if (errors === _errs19)
                      if (typeof data8 == "string") {
                        if (func1(data8) < 1)
                          return validate20.errors = [{ instancePath: instancePath + "/cwd", schemaPath: "#/$defs/settings/properties/cwd/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                      } else
                        return validate20.errors = [{ instancePath: instancePath + "/cwd", schemaPath: "#/$defs/settings/properties/cwd/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid1 = _errs19 === errors;
                  } else
                    var valid1 = !0;
                  if (valid1)
                    if (data.checkFiles !== void 0) {
                      const _errs21 = errors;
                      if (typeof data.checkFiles != "boolean")
                        return validate20.errors = [{ instancePath: instancePath + "/checkFiles", schemaPath: "#/$defs/settings/properties/checkFiles/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                      var valid1 = _errs21 === errors;
                    } else
                      var valid1 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate20.errors = [{ instancePath, schemaPath: "#/$defs/settings/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.$schema !== void 0) {
        const _errs24 = errors;
        if (typeof data.$schema != "string")
          return validate20.errors = [{ instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid5 = _errs24 === errors;
      } else
        var valid5 = !0;
      if (valid5) {
        if (data.extends !== void 0) {
          let data11 = data.extends;
          const _errs26 = errors;
          if (typeof data11 != "string" && !Array.isArray(data11))
            return validate20.errors = [{ instancePath: instancePath + "/extends", schemaPath: "#/properties/extends/type", keyword: "type", params: { type: schema31.properties.extends.type }, message: "must be string,array" }], !1;
          if (errors === _errs26) {
            if (typeof data11 == "string" && func1(data11) < 1)
              return validate20.errors = [{ instancePath: instancePath + "/extends", schemaPath: "#/properties/extends/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            if (errors === _errs26 && Array.isArray(data11)) {
              var valid6 = !0;
              const len0 = data11.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data12 = data11[i0];
                const _errs28 = errors;
                if (errors === _errs28)
                  if (typeof data12 == "string") {
                    if (func1(data12) < 1)
                      return validate20.errors = [{ instancePath: instancePath + "/extends/" + i0, schemaPath: "#/properties/extends/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate20.errors = [{ instancePath: instancePath + "/extends/" + i0, schemaPath: "#/properties/extends/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid6 = _errs28 === errors;
                if (!valid6)
                  break;
              }
            }
          }
          var valid5 = _errs26 === errors;
        } else
          var valid5 = !0;
        if (valid5) {
          if (data.maxWarnings !== void 0) {
            let data13 = data.maxWarnings;
            const _errs30 = errors;
            if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13)))
              return validate20.errors = [{ instancePath: instancePath + "/maxWarnings", schemaPath: "#/properties/maxWarnings/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs30 && typeof data13 == "number" && (data13 < 0 || isNaN(data13)))
              return validate20.errors = [{ instancePath: instancePath + "/maxWarnings", schemaPath: "#/properties/maxWarnings/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            var valid5 = _errs30 === errors;
          } else
            var valid5 = !0;
          if (valid5) {
            if (data.ignore !== void 0) {
              let data14 = data.ignore;
              const _errs32 = errors;
              if (errors === _errs32)
                if (Array.isArray(data14)) {
                  var valid7 = !0;
                  const len1 = data14.length;
                  for (let i1 = 0; i1 < len1; i1++) {
                    let data15 = data14[i1];
                    const _errs34 = errors;
                    if (errors === _errs34)
                      if (typeof data15 == "string") {
                        if (func1(data15) < 1)
                          return validate20.errors = [{ instancePath: instancePath + "/ignore/" + i1, schemaPath: "#/properties/ignore/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                      } else
                        return validate20.errors = [{ instancePath: instancePath + "/ignore/" + i1, schemaPath: "#/properties/ignore/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid7 = _errs34 === errors;
                    if (!valid7)
                      break;
                  }
                } else
                  return validate20.errors = [{ instancePath: instancePath + "/ignore", schemaPath: "#/properties/ignore/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
              var valid5 = _errs32 === errors;
            } else
              var valid5 = !0;
            if (valid5) {
              if (data.overrides !== void 0) {
                let data16 = data.overrides;
                const _errs36 = errors;
                if (errors === _errs36)
                  if (Array.isArray(data16)) {
                    var valid8 = !0;
                    const len2 = data16.length;
                    for (let i2 = 0; i2 < len2; i2++) {
                      let data17 = data16[i2];
                      const _errs38 = errors;
                      if (errors === errors)
                        if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                          if (data17.target !== void 0) {
                            let data18 = data17.target;
                            const _errs41 = errors;
                            if (errors === _errs41)
                              if (typeof data18 == "string") {
                                if (func1(data18) < 1)
                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/target", schemaPath: "#/$defs/settings/properties/target/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                              } else
                                return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/target", schemaPath: "#/$defs/settings/properties/target/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                            var valid10 = _errs41 === errors;
                          } else
                            var valid10 = !0;
                          if (valid10) {
                            if (data17.main !== void 0) {
                              let data19 = data17.main;
                              const _errs43 = errors;
                              if (errors === _errs43)
                                if (typeof data19 == "string") {
                                  if (func1(data19) < 1)
                                    return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/main", schemaPath: "#/$defs/settings/properties/main/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                } else
                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/main", schemaPath: "#/$defs/settings/properties/main/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              var valid10 = _errs43 === errors;
                            } else
                              var valid10 = !0;
                            if (valid10) {
                              if (data17.profile !== void 0) {
                                let data20 = data17.profile;
                                const _errs45 = errors;
                                if (!(data20 === "home" || data20 === "production" || data20 === "strict"))
                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/profile", schemaPath: "#/$defs/settings/properties/profile/enum", keyword: "enum", params: { allowedValues: schema32.properties.profile.enum }, message: "must be equal to one of the allowed values" }], !1;
                                var valid10 = _errs45 === errors;
                              } else
                                var valid10 = !0;
                              if (valid10) {
                                if (data17.rules !== void 0) {
                                  let data21 = data17.rules;
                                  const _errs46 = errors;
                                  if (errors === _errs46)
                                    if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                                      for (const key3 in data21) {
                                        const _errs48 = errors;
                                        if (typeof key3 == "string" && !pattern4.test(key3)) {
                                          const err2 = { instancePath: instancePath + "/overrides/" + i2 + "/rules", schemaPath: "#/$defs/settings/properties/rules/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9*-]+$" }, message: 'must match pattern "^[a-z0-9*-]+$"', propertyName: key3 };
                                          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                                        }
                                        var valid11 = _errs48 === errors;
                                        if (!valid11) {
                                          const err3 = { instancePath: instancePath + "/overrides/" + i2 + "/rules", schemaPath: "#/$defs/settings/properties/rules/propertyNames", keyword: "propertyNames", params: { propertyName: key3 }, message: "property name must be valid" };
                                          return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate20.errors = vErrors, !1;
                                          break;
                                        }
                                      }
                                      if (valid11)
                                        for (const key4 in data21) {
                                          let data22 = data21[key4];
                                          const _errs50 = errors;
                                          if (!(data22 === "off" || data22 === "info" || data22 === "warning" || data22 === "error"))
                                            return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/rules/additionalProperties/enum", keyword: "enum", params: { allowedValues: schema32.properties.rules.additionalProperties.enum }, message: "must be equal to one of the allowed values" }], !1;
                                          var valid12 = _errs50 === errors;
                                          if (!valid12)
                                            break;
                                        }
                                    } else
                                      return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/rules", schemaPath: "#/$defs/settings/properties/rules/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                  var valid10 = _errs46 === errors;
                                } else
                                  var valid10 = !0;
                                if (valid10) {
                                  if (data17.root !== void 0) {
                                    let data23 = data17.root;
                                    const _errs51 = errors;
                                    if (errors === _errs51)
                                      if (typeof data23 == "string") {
                                        if (func1(data23) < 1)
                                          return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/root", schemaPath: "#/$defs/settings/properties/root/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                      } else
                                        return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/root", schemaPath: "#/$defs/settings/properties/root/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid10 = _errs51 === errors;
                                  } else
                                    var valid10 = !0;
                                  if (valid10) {
                                    if (data17.map !== void 0) {
                                      let data24 = data17.map;
                                      const _errs53 = errors;
                                      if (errors === _errs53)
                                        if (data24 && typeof data24 == "object" && !Array.isArray(data24))
                                          for (const key5 in data24) {
                                            let data25 = data24[key5];
                                            const _errs56 = errors;
                                            if (errors === _errs56)
                                              if (typeof data25 == "string") {
                                                if (func1(data25) < 1)
                                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/map/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/map/additionalProperties/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                              } else
                                                return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/map/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/map/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            var valid13 = _errs56 === errors;
                                            if (!valid13)
                                              break;
                                          }
                                        else
                                          return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/map", schemaPath: "#/$defs/settings/properties/map/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                      var valid10 = _errs53 === errors;
                                    } else
                                      var valid10 = !0;
                                    if (valid10) {
                                      if (data17.cwd !== void 0) {
                                        let data26 = data17.cwd;
                                        const _errs58 = errors;
                                        if (errors === _errs58)
                                          if (typeof data26 == "string") {
                                            if (func1(data26) < 1)
                                              return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/cwd", schemaPath: "#/$defs/settings/properties/cwd/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                          } else
                                            return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/cwd", schemaPath: "#/$defs/settings/properties/cwd/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid10 = _errs58 === errors;
                                      } else
                                        var valid10 = !0;
                                      if (valid10)
                                        if (data17.checkFiles !== void 0) {
                                          const _errs60 = errors;
                                          if (typeof data17.checkFiles != "boolean")
                                            return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/checkFiles", schemaPath: "#/$defs/settings/properties/checkFiles/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                          var valid10 = _errs60 === errors;
                                        } else
                                          var valid10 = !0;
                                    }
                                  }
                                }
                              }
                            }
                          }
                        } else
                          return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2, schemaPath: "#/$defs/settings/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                      if (errors === _errs38)
                        if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                          let missing0;
                          if (data17.files === void 0 && (missing0 = "files"))
                            return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2, schemaPath: "#/properties/overrides/items/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
                          if (data17.files !== void 0) {
                            let data28 = data17.files;
                            const _errs63 = errors;
                            if (errors === _errs63)
                              if (Array.isArray(data28)) {
                                if (data28.length < 1)
                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files", schemaPath: "#/properties/overrides/items/properties/files/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                                {
                                  var valid15 = !0;
                                  const len3 = data28.length;
                                  for (let i3 = 0; i3 < len3; i3++) {
                                    let data29 = data28[i3];
                                    const _errs65 = errors;
                                    if (errors === _errs65)
                                      if (typeof data29 == "string") {
                                        if (func1(data29) < 1)
                                          return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files/" + i3, schemaPath: "#/properties/overrides/items/properties/files/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                      } else
                                        return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files/" + i3, schemaPath: "#/properties/overrides/items/properties/files/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid15 = _errs65 === errors;
                                    if (!valid15)
                                      break;
                                  }
                                }
                              } else
                                return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files", schemaPath: "#/properties/overrides/items/properties/files/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                            var valid14 = _errs63 === errors;
                          } else
                            var valid14 = !0;
                          if (valid14) {
                            for (const key6 in data17)
                              if (key6 !== "files" && key6 !== "target" && key6 !== "main" && key6 !== "profile" && key6 !== "rules" && key6 !== "root" && key6 !== "map" && key6 !== "cwd" && key6 !== "checkFiles") {
                                return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2, schemaPath: "#/properties/overrides/items/unevaluatedProperties", keyword: "unevaluatedProperties", params: { unevaluatedProperty: key6 }, message: "must NOT have unevaluated properties" }], !1;
                                break;
                              }
                          }
                        } else
                          return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2, schemaPath: "#/properties/overrides/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                      var valid8 = _errs38 === errors;
                      if (!valid8)
                        break;
                    }
                  } else
                    return validate20.errors = [{ instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid5 = _errs36 === errors;
              } else
                var valid5 = !0;
              if (valid5) {
                for (const key7 in data)
                  if (key7 !== "$schema" && key7 !== "extends" && key7 !== "maxWarnings" && key7 !== "ignore" && key7 !== "overrides" && key7 !== "target" && key7 !== "main" && key7 !== "profile" && key7 !== "rules" && key7 !== "root" && key7 !== "map" && key7 !== "cwd" && key7 !== "checkFiles") {
                    return validate20.errors = [{ instancePath, schemaPath: "#/unevaluatedProperties", keyword: "unevaluatedProperties", params: { unevaluatedProperty: key7 }, message: "must NOT have unevaluated properties" }], !1;
                    break;
                  }
              }
            }
          }
        }
      }
    } else
      return validate20.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate20.errors = vErrors, errors === 0;
}
validate20.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export {
  stdin_default as default,
  validate
};
