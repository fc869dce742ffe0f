// Generated from schemas/settings.schema.json by `npm run generate`; do not edit.
const validate = validate20;
var stdin_default = validate20;
const schema31 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "settings.schema.json", title: "Settings of checkconfig: checkconfig.yaml or checkconfig.json", $ref: "#/$defs/settings", unevaluatedProperties: !1, type: "object", properties: { $schema: { type: "string" }, extends: { description: "Settings files that this one builds on, relative to it; what this file says comes before what they say, and later ones come before earlier ones.", type: ["string", "array"], minLength: 1, items: { type: "string", minLength: 1 } }, maxWarnings: { description: "How many warnings checkconfig lint accepts in the files that these settings are for; with more it fails.", type: "integer", minimum: 0 }, ignore: { description: "Files that are left out when folders and globs are searched, as globs below this file's folder.", type: "array", items: { type: "string", minLength: 1 } }, overrides: { description: "Settings for some files; later ones win.", type: "array", items: { type: "object", required: ["files"], $ref: "#/$defs/settings", unevaluatedProperties: !1, properties: { files: { description: "The files it is for, as globs below this file's folder.", type: "array", minItems: 1, items: { type: "string", minLength: 1 } } } } } }, $defs: { settings: { type: "object", properties: { target: { description: "The release to check for: 2.0.18, 2.0, latest, debian-12, \u2026", type: "string", minLength: 1 }, main: { description: "The main file that includes these files; relative to this file. By default a mosquitto.conf beside or above them.", type: "string", minLength: 1 }, profile: { description: "For whom rules count how: home, production or strict. What rules says wins.", enum: ["home", "production", "strict"] }, rules: { description: "How rules count, by id, glob (acl-*), category (security) or all; the most specific wins. What the broker refuses stays an error.", type: "object", propertyNames: { pattern: "^[a-z0-9*-]+$" }, additionalProperties: { enum: ["off", "info", "warning", "error"] } }, root: { description: "The folder below which absolute paths are read; relative to this file.", type: "string", minLength: 1 }, map: { description: "Folders of the broker's machine and where they are here; relative to this file.", type: "object", additionalProperties: { type: "string", minLength: 1 } }, cwd: { description: "The folder the broker is started in; relative to this file.", type: "string", minLength: 1 }, checkFiles: { description: "Take absolute paths for paths of this machine.", type: "boolean" }, bridges: { description: "The brokers at the other ends of bridges, by the name of the bridge: both ends are compared.", type: "object", additionalProperties: { type: "object", required: ["configuration"], additionalProperties: !1, properties: { configuration: { description: "The configuration of the other broker; relative to this file.", type: "string", minLength: 1 }, target: { description: "The release of the other broker; by default that of its own settings, then that of this broker.", type: "string", minLength: 1 } } } } } } } }, schema32 = { type: "object", properties: { target: { description: "The release to check for: 2.0.18, 2.0, latest, debian-12, \u2026", type: "string", minLength: 1 }, main: { description: "The main file that includes these files; relative to this file. By default a mosquitto.conf beside or above them.", type: "string", minLength: 1 }, profile: { description: "For whom rules count how: home, production or strict. What rules says wins.", enum: ["home", "production", "strict"] }, rules: { description: "How rules count, by id, glob (acl-*), category (security) or all; the most specific wins. What the broker refuses stays an error.", type: "object", propertyNames: { pattern: "^[a-z0-9*-]+$" }, additionalProperties: { enum: ["off", "info", "warning", "error"] } }, root: { description: "The folder below which absolute paths are read; relative to this file.", type: "string", minLength: 1 }, map: { description: "Folders of the broker's machine and where they are here; relative to this file.", type: "object", additionalProperties: { type: "string", minLength: 1 } }, cwd: { description: "The folder the broker is started in; relative to this file.", type: "string", minLength: 1 }, checkFiles: { description: "Take absolute paths for paths of this machine.", type: "boolean" }, bridges: { description: "The brokers at the other ends of bridges, by the name of the bridge: both ends are compared.", type: "object", additionalProperties: { type: "object", required: ["configuration"], additionalProperties: !1, properties: { configuration: { description: "The configuration of the other broker; relative to this file.", type: "string", minLength: 1 }, target: { description: "The release of the other broker; by default that of its own settings, then that of this broker.", type: "string", minLength: 1 } } } } } }, func1 = (text) => [...text].length, pattern4 = new RegExp("^[a-z0-9*-]+$", "u");
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
                  if (valid1) {
                    if (data.checkFiles !== void 0) {
                      const _errs21 = errors;
                      if (typeof data.checkFiles != "boolean")
                        return validate20.errors = [{ instancePath: instancePath + "/checkFiles", schemaPath: "#/$defs/settings/properties/checkFiles/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                      var valid1 = _errs21 === errors;
                    } else
                      var valid1 = !0;
                    if (valid1)
                      if (data.bridges !== void 0) {
                        let data10 = data.bridges;
                        const _errs23 = errors;
                        if (errors === _errs23)
                          if (data10 && typeof data10 == "object" && !Array.isArray(data10))
                            for (const key3 in data10) {
                              let data11 = data10[key3];
                              const _errs26 = errors;
                              if (errors === _errs26)
                                if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
                                  let missing0;
                                  if (data11.configuration === void 0 && (missing0 = "configuration"))
                                    return validate20.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
                                  {
                                    const _errs28 = errors;
                                    for (const key4 in data11)
                                      if (!(key4 === "configuration" || key4 === "target")) {
                                        return validate20.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" }], !1;
                                        break;
                                      }
                                    if (_errs28 === errors) {
                                      if (data11.configuration !== void 0) {
                                        let data12 = data11.configuration;
                                        const _errs29 = errors;
                                        if (errors === _errs29)
                                          if (typeof data12 == "string") {
                                            if (func1(data12) < 1)
                                              return validate20.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/configuration", schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/properties/configuration/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                          } else
                                            return validate20.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/configuration", schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/properties/configuration/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid6 = _errs29 === errors;
                                      } else
                                        var valid6 = !0;
                                      if (valid6)
                                        if (data11.target !== void 0) {
                                          let data13 = data11.target;
                                          const _errs31 = errors;
                                          if (errors === _errs31)
                                            if (typeof data13 == "string") {
                                              if (func1(data13) < 1)
                                                return validate20.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/target", schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/properties/target/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                            } else
                                              return validate20.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/target", schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/properties/target/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid6 = _errs31 === errors;
                                        } else
                                          var valid6 = !0;
                                    }
                                  }
                                } else
                                  return validate20.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                              var valid5 = _errs26 === errors;
                              if (!valid5)
                                break;
                            }
                          else
                            return validate20.errors = [{ instancePath: instancePath + "/bridges", schemaPath: "#/$defs/settings/properties/bridges/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                        var valid1 = _errs23 === errors;
                      } else
                        var valid1 = !0;
                  }
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
        const _errs34 = errors;
        if (typeof data.$schema != "string")
          return validate20.errors = [{ instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid7 = _errs34 === errors;
      } else
        var valid7 = !0;
      if (valid7) {
        if (data.extends !== void 0) {
          let data15 = data.extends;
          const _errs36 = errors;
          if (typeof data15 != "string" && !Array.isArray(data15))
            return validate20.errors = [{ instancePath: instancePath + "/extends", schemaPath: "#/properties/extends/type", keyword: "type", params: { type: schema31.properties.extends.type }, message: "must be string,array" }], !1;
          if (errors === _errs36) {
            if (typeof data15 == "string" && func1(data15) < 1)
              return validate20.errors = [{ instancePath: instancePath + "/extends", schemaPath: "#/properties/extends/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            if (errors === _errs36 && Array.isArray(data15)) {
              var valid8 = !0;
              const len0 = data15.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data16 = data15[i0];
                const _errs38 = errors;
                if (errors === _errs38)
                  if (typeof data16 == "string") {
                    if (func1(data16) < 1)
                      return validate20.errors = [{ instancePath: instancePath + "/extends/" + i0, schemaPath: "#/properties/extends/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate20.errors = [{ instancePath: instancePath + "/extends/" + i0, schemaPath: "#/properties/extends/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid8 = _errs38 === errors;
                if (!valid8)
                  break;
              }
            }
          }
          var valid7 = _errs36 === errors;
        } else
          var valid7 = !0;
        if (valid7) {
          if (data.maxWarnings !== void 0) {
            let data17 = data.maxWarnings;
            const _errs40 = errors;
            if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17)))
              return validate20.errors = [{ instancePath: instancePath + "/maxWarnings", schemaPath: "#/properties/maxWarnings/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs40 && typeof data17 == "number" && (data17 < 0 || isNaN(data17)))
              return validate20.errors = [{ instancePath: instancePath + "/maxWarnings", schemaPath: "#/properties/maxWarnings/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            var valid7 = _errs40 === errors;
          } else
            var valid7 = !0;
          if (valid7) {
            if (data.ignore !== void 0) {
              let data18 = data.ignore;
              const _errs42 = errors;
              if (errors === _errs42)
                if (Array.isArray(data18)) {
                  var valid9 = !0;
                  const len1 = data18.length;
                  for (let i1 = 0; i1 < len1; i1++) {
                    let data19 = data18[i1];
                    const _errs44 = errors;
                    if (errors === _errs44)
                      if (typeof data19 == "string") {
                        if (func1(data19) < 1)
                          return validate20.errors = [{ instancePath: instancePath + "/ignore/" + i1, schemaPath: "#/properties/ignore/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                      } else
                        return validate20.errors = [{ instancePath: instancePath + "/ignore/" + i1, schemaPath: "#/properties/ignore/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid9 = _errs44 === errors;
                    if (!valid9)
                      break;
                  }
                } else
                  return validate20.errors = [{ instancePath: instancePath + "/ignore", schemaPath: "#/properties/ignore/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
              var valid7 = _errs42 === errors;
            } else
              var valid7 = !0;
            if (valid7) {
              if (data.overrides !== void 0) {
                let data20 = data.overrides;
                const _errs46 = errors;
                if (errors === _errs46)
                  if (Array.isArray(data20)) {
                    var valid10 = !0;
                    const len2 = data20.length;
                    for (let i2 = 0; i2 < len2; i2++) {
                      let data21 = data20[i2];
                      const _errs48 = errors;
                      if (errors === errors)
                        if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                          if (data21.target !== void 0) {
                            let data22 = data21.target;
                            const _errs51 = errors;
                            if (errors === _errs51)
                              if (typeof data22 == "string") {
                                if (func1(data22) < 1)
                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/target", schemaPath: "#/$defs/settings/properties/target/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                              } else
                                return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/target", schemaPath: "#/$defs/settings/properties/target/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                            var valid12 = _errs51 === errors;
                          } else
                            var valid12 = !0;
                          if (valid12) {
                            if (data21.main !== void 0) {
                              let data23 = data21.main;
                              const _errs53 = errors;
                              if (errors === _errs53)
                                if (typeof data23 == "string") {
                                  if (func1(data23) < 1)
                                    return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/main", schemaPath: "#/$defs/settings/properties/main/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                } else
                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/main", schemaPath: "#/$defs/settings/properties/main/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              var valid12 = _errs53 === errors;
                            } else
                              var valid12 = !0;
                            if (valid12) {
                              if (data21.profile !== void 0) {
                                let data24 = data21.profile;
                                const _errs55 = errors;
                                if (!(data24 === "home" || data24 === "production" || data24 === "strict"))
                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/profile", schemaPath: "#/$defs/settings/properties/profile/enum", keyword: "enum", params: { allowedValues: schema32.properties.profile.enum }, message: "must be equal to one of the allowed values" }], !1;
                                var valid12 = _errs55 === errors;
                              } else
                                var valid12 = !0;
                              if (valid12) {
                                if (data21.rules !== void 0) {
                                  let data25 = data21.rules;
                                  const _errs56 = errors;
                                  if (errors === _errs56)
                                    if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                                      for (const key5 in data25) {
                                        const _errs58 = errors;
                                        if (typeof key5 == "string" && !pattern4.test(key5)) {
                                          const err2 = { instancePath: instancePath + "/overrides/" + i2 + "/rules", schemaPath: "#/$defs/settings/properties/rules/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9*-]+$" }, message: 'must match pattern "^[a-z0-9*-]+$"', propertyName: key5 };
                                          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                                        }
                                        var valid13 = _errs58 === errors;
                                        if (!valid13) {
                                          const err3 = { instancePath: instancePath + "/overrides/" + i2 + "/rules", schemaPath: "#/$defs/settings/properties/rules/propertyNames", keyword: "propertyNames", params: { propertyName: key5 }, message: "property name must be valid" };
                                          return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate20.errors = vErrors, !1;
                                          break;
                                        }
                                      }
                                      if (valid13)
                                        for (const key6 in data25) {
                                          let data26 = data25[key6];
                                          const _errs60 = errors;
                                          if (!(data26 === "off" || data26 === "info" || data26 === "warning" || data26 === "error"))
                                            return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/rules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/rules/additionalProperties/enum", keyword: "enum", params: { allowedValues: schema32.properties.rules.additionalProperties.enum }, message: "must be equal to one of the allowed values" }], !1;
                                          var valid14 = _errs60 === errors;
                                          if (!valid14)
                                            break;
                                        }
                                    } else
                                      return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/rules", schemaPath: "#/$defs/settings/properties/rules/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                  var valid12 = _errs56 === errors;
                                } else
                                  var valid12 = !0;
                                if (valid12) {
                                  if (data21.root !== void 0) {
                                    let data27 = data21.root;
                                    const _errs61 = errors;
                                    if (errors === _errs61)
                                      if (typeof data27 == "string") {
                                        if (func1(data27) < 1)
                                          return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/root", schemaPath: "#/$defs/settings/properties/root/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                      } else
                                        return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/root", schemaPath: "#/$defs/settings/properties/root/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid12 = _errs61 === errors;
                                  } else
                                    var valid12 = !0;
                                  if (valid12) {
                                    if (data21.map !== void 0) {
                                      let data28 = data21.map;
                                      const _errs63 = errors;
                                      if (errors === _errs63)
                                        if (data28 && typeof data28 == "object" && !Array.isArray(data28))
                                          for (const key7 in data28) {
                                            let data29 = data28[key7];
                                            const _errs66 = errors;
                                            if (errors === _errs66)
                                              if (typeof data29 == "string") {
                                                if (func1(data29) < 1)
                                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/map/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/map/additionalProperties/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                              } else
                                                return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/map/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/map/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            var valid15 = _errs66 === errors;
                                            if (!valid15)
                                              break;
                                          }
                                        else
                                          return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/map", schemaPath: "#/$defs/settings/properties/map/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                      var valid12 = _errs63 === errors;
                                    } else
                                      var valid12 = !0;
                                    if (valid12) {
                                      if (data21.cwd !== void 0) {
                                        let data30 = data21.cwd;
                                        const _errs68 = errors;
                                        if (errors === _errs68)
                                          if (typeof data30 == "string") {
                                            if (func1(data30) < 1)
                                              return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/cwd", schemaPath: "#/$defs/settings/properties/cwd/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                          } else
                                            return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/cwd", schemaPath: "#/$defs/settings/properties/cwd/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid12 = _errs68 === errors;
                                      } else
                                        var valid12 = !0;
                                      if (valid12) {
                                        if (data21.checkFiles !== void 0) {
                                          const _errs70 = errors;
                                          if (typeof data21.checkFiles != "boolean")
                                            return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/checkFiles", schemaPath: "#/$defs/settings/properties/checkFiles/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                          var valid12 = _errs70 === errors;
                                        } else
                                          var valid12 = !0;
                                        if (valid12)
                                          if (data21.bridges !== void 0) {
                                            let data32 = data21.bridges;
                                            const _errs72 = errors;
                                            if (errors === _errs72)
                                              if (data32 && typeof data32 == "object" && !Array.isArray(data32))
                                                for (const key8 in data32) {
                                                  let data33 = data32[key8];
                                                  const _errs75 = errors;
                                                  if (errors === _errs75)
                                                    if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
                                                      let missing1;
                                                      if (data33.configuration === void 0 && (missing1 = "configuration"))
                                                        return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/bridges/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                                      {
                                                        const _errs77 = errors;
                                                        for (const key9 in data33)
                                                          if (!(key9 === "configuration" || key9 === "target")) {
                                                            return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/bridges/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" }], !1;
                                                            break;
                                                          }
                                                        if (_errs77 === errors) {
                                                          if (data33.configuration !== void 0) {
                                                            let data34 = data33.configuration;
                                                            const _errs78 = errors;
                                                            if (errors === _errs78)
                                                              if (typeof data34 == "string") {
                                                                if (func1(data34) < 1)
                                                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/bridges/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/configuration", schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/properties/configuration/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                              } else
                                                                return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/bridges/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/configuration", schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/properties/configuration/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                            var valid17 = _errs78 === errors;
                                                          } else
                                                            var valid17 = !0;
                                                          if (valid17)
                                                            if (data33.target !== void 0) {
                                                              let data35 = data33.target;
                                                              const _errs80 = errors;
                                                              if (errors === _errs80)
                                                                if (typeof data35 == "string") {
                                                                  if (func1(data35) < 1)
                                                                    return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/bridges/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/target", schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/properties/target/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                } else
                                                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/bridges/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/target", schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/properties/target/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                              var valid17 = _errs80 === errors;
                                                            } else
                                                              var valid17 = !0;
                                                        }
                                                      }
                                                    } else
                                                      return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/bridges/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/settings/properties/bridges/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                                  var valid16 = _errs75 === errors;
                                                  if (!valid16)
                                                    break;
                                                }
                                              else
                                                return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/bridges", schemaPath: "#/$defs/settings/properties/bridges/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                            var valid12 = _errs72 === errors;
                                          } else
                                            var valid12 = !0;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        } else
                          return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2, schemaPath: "#/$defs/settings/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                      if (errors === _errs48)
                        if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                          let missing2;
                          if (data21.files === void 0 && (missing2 = "files"))
                            return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2, schemaPath: "#/properties/overrides/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                          if (data21.files !== void 0) {
                            let data36 = data21.files;
                            const _errs83 = errors;
                            if (errors === _errs83)
                              if (Array.isArray(data36)) {
                                if (data36.length < 1)
                                  return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files", schemaPath: "#/properties/overrides/items/properties/files/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                                {
                                  var valid19 = !0;
                                  const len3 = data36.length;
                                  for (let i3 = 0; i3 < len3; i3++) {
                                    let data37 = data36[i3];
                                    const _errs85 = errors;
                                    if (errors === _errs85)
                                      if (typeof data37 == "string") {
                                        if (func1(data37) < 1)
                                          return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files/" + i3, schemaPath: "#/properties/overrides/items/properties/files/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                      } else
                                        return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files/" + i3, schemaPath: "#/properties/overrides/items/properties/files/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid19 = _errs85 === errors;
                                    if (!valid19)
                                      break;
                                  }
                                }
                              } else
                                return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files", schemaPath: "#/properties/overrides/items/properties/files/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                            var valid18 = _errs83 === errors;
                          } else
                            var valid18 = !0;
                          if (valid18) {
                            for (const key10 in data21)
                              if (key10 !== "files" && key10 !== "target" && key10 !== "main" && key10 !== "profile" && key10 !== "rules" && key10 !== "root" && key10 !== "map" && key10 !== "cwd" && key10 !== "checkFiles" && key10 !== "bridges") {
                                return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2, schemaPath: "#/properties/overrides/items/unevaluatedProperties", keyword: "unevaluatedProperties", params: { unevaluatedProperty: key10 }, message: "must NOT have unevaluated properties" }], !1;
                                break;
                              }
                          }
                        } else
                          return validate20.errors = [{ instancePath: instancePath + "/overrides/" + i2, schemaPath: "#/properties/overrides/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                      var valid10 = _errs48 === errors;
                      if (!valid10)
                        break;
                    }
                  } else
                    return validate20.errors = [{ instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid7 = _errs46 === errors;
              } else
                var valid7 = !0;
              if (valid7) {
                for (const key11 in data)
                  if (key11 !== "$schema" && key11 !== "extends" && key11 !== "maxWarnings" && key11 !== "ignore" && key11 !== "overrides" && key11 !== "target" && key11 !== "main" && key11 !== "profile" && key11 !== "rules" && key11 !== "root" && key11 !== "map" && key11 !== "cwd" && key11 !== "checkFiles" && key11 !== "bridges") {
                    return validate20.errors = [{ instancePath, schemaPath: "#/unevaluatedProperties", keyword: "unevaluatedProperties", params: { unevaluatedProperty: key11 }, message: "must NOT have unevaluated properties" }], !1;
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
