// Generated from schemas/settings.schema.json by `npm run generate`; do not edit.
const validate = validate52;
var stdin_default = validate52;
const schema19 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "settings.schema.json", title: "Settings of checkconfig: checkconfig.yaml or checkconfig.json", $ref: "#/$defs/settings", unevaluatedProperties: !1, type: "object", properties: { $schema: { type: "string" }, extends: { type: ["string", "array"], minLength: 1, items: { type: "string", minLength: 1 } }, maxWarnings: { type: "integer", minimum: 0 }, ignore: { type: "array", items: { type: "string", minLength: 1 } }, overrides: { type: "array", items: { type: "object", required: ["files"], $ref: "#/$defs/settings", unevaluatedProperties: !1, properties: { files: { type: "array", minItems: 1, items: { type: "string", minLength: 1 } } } } } }, $defs: { settings: { type: "object", properties: { target: { type: "string", minLength: 1 }, main: { type: "string", minLength: 1 }, profile: { enum: ["home", "production", "strict"] }, rules: { type: "object", propertyNames: { pattern: "^[a-z0-9*-]+$" }, additionalProperties: { enum: ["off", "info", "warning", "error"] } }, root: { type: "string", minLength: 1 }, map: { type: "object", additionalProperties: { type: "string", minLength: 1 } }, cwd: { type: "string", minLength: 1 }, checkFiles: { type: "boolean" }, bridges: { type: "object", additionalProperties: { type: "object", required: ["configuration"], additionalProperties: !1, properties: { configuration: { type: "string", minLength: 1 }, target: { type: "string", minLength: 1 } } } } } } } }, schema20 = { type: "object", properties: { target: { type: "string", minLength: 1 }, main: { type: "string", minLength: 1 }, profile: { enum: ["home", "production", "strict"] }, rules: { type: "object", propertyNames: { pattern: "^[a-z0-9*-]+$" }, additionalProperties: { enum: ["off", "info", "warning", "error"] } }, root: { type: "string", minLength: 1 }, map: { type: "object", additionalProperties: { type: "string", minLength: 1 } }, cwd: { type: "string", minLength: 1 }, checkFiles: { type: "boolean" }, bridges: { type: "object", additionalProperties: { type: "object", required: ["configuration"], additionalProperties: !1, properties: { configuration: { type: "string", minLength: 1 }, target: { type: "string", minLength: 1 } } } } } }, func1 = (text) => [...text].length, pattern3 = new RegExp("^[a-z0-9*-]+$", "u");
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.target !== void 0) {
        let data0 = data.target;
        const _errs1 = errors;
        if (errors === _errs1)
          if (typeof data0 == "string") {
            if (func1(data0) < 1)
              return validate53.errors = [{ instancePath: instancePath + "/target", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
          } else
            return validate53.errors = [{ instancePath: instancePath + "/target", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.main !== void 0) {
          let data1 = data.main;
          const _errs3 = errors;
          if (errors === _errs3)
            if (typeof data1 == "string") {
              if (func1(data1) < 1)
                return validate53.errors = [{ instancePath: instancePath + "/main", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate53.errors = [{ instancePath: instancePath + "/main", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.profile !== void 0) {
            let data2 = data.profile;
            const _errs5 = errors;
            if (!(data2 === "home" || data2 === "production" || data2 === "strict"))
              return validate53.errors = [{ instancePath: instancePath + "/profile", keyword: "enum", params: { allowedValues: schema20.properties.profile.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.rules !== void 0) {
              let data3 = data.rules;
              const _errs6 = errors;
              if (errors === _errs6)
                if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                  for (const key0 in data3) {
                    const _errs8 = errors;
                    if (typeof key0 == "string" && !pattern3.test(key0)) {
                      const err0 = { instancePath: instancePath + "/rules", keyword: "pattern", params: { pattern: "^[a-z0-9*-]+$" }, message: 'must match pattern "^[a-z0-9*-]+$"', propertyName: key0 };
                      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                    }
                    var valid1 = _errs8 === errors;
                    if (!valid1) {
                      const err1 = { instancePath: instancePath + "/rules", keyword: "propertyNames", params: { propertyName: key0 }, message: "property name must be valid" };
                      return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate53.errors = vErrors, !1;
                      break;
                    }
                  }
                  if (valid1)
                    for (const key1 in data3) {
                      let data4 = data3[key1];
                      const _errs10 = errors;
                      if (!(data4 === "off" || data4 === "info" || data4 === "warning" || data4 === "error"))
                        return validate53.errors = [{ instancePath: instancePath + "/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "enum", params: { allowedValues: schema20.properties.rules.additionalProperties.enum }, message: "must be equal to one of the allowed values" }], !1;
                      var valid2 = _errs10 === errors;
                      if (!valid2)
                        break;
                    }
                } else
                  return validate53.errors = [{ instancePath: instancePath + "/rules", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
              var valid0 = _errs6 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.root !== void 0) {
                let data5 = data.root;
                const _errs11 = errors;
                if (errors === _errs11)
                  if (typeof data5 == "string") {
                    if (func1(data5) < 1)
                      return validate53.errors = [{ instancePath: instancePath + "/root", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate53.errors = [{ instancePath: instancePath + "/root", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs11 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.map !== void 0) {
                  let data6 = data.map;
                  const _errs13 = errors;
                  if (errors === _errs13)
                    if (data6 && typeof data6 == "object" && !Array.isArray(data6))
                      for (const key2 in data6) {
                        let data7 = data6[key2];
                        const _errs16 = errors;
                        if (errors === _errs16)
                          if (typeof data7 == "string") {
                            if (func1(data7) < 1)
                              return validate53.errors = [{ instancePath: instancePath + "/map/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                          } else
                            return validate53.errors = [{ instancePath: instancePath + "/map/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid3 = _errs16 === errors;
                        if (!valid3)
                          break;
                      }
                    else
                      return validate53.errors = [{ instancePath: instancePath + "/map", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs13 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.cwd !== void 0) {
                    let data8 = data.cwd;
                    const _errs18 = errors;
                    if (errors === _errs18)
                      if (typeof data8 == "string") {
                        if (func1(data8) < 1)
                          return validate53.errors = [{ instancePath: instancePath + "/cwd", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                      } else
                        return validate53.errors = [{ instancePath: instancePath + "/cwd", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs18 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.checkFiles !== void 0) {
                      const _errs20 = errors;
                      if (typeof data.checkFiles != "boolean")
                        return validate53.errors = [{ instancePath: instancePath + "/checkFiles", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                      var valid0 = _errs20 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.bridges !== void 0) {
                        let data10 = data.bridges;
                        const _errs22 = errors;
                        if (errors === _errs22)
                          if (data10 && typeof data10 == "object" && !Array.isArray(data10))
                            for (const key3 in data10) {
                              let data11 = data10[key3];
                              const _errs25 = errors;
                              if (errors === _errs25)
                                if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
                                  let missing0;
                                  if (data11.configuration === void 0 && (missing0 = "configuration"))
                                    return validate53.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
                                  {
                                    const _errs27 = errors;
                                    for (const key4 in data11)
                                      if (!(key4 === "configuration" || key4 === "target")) {
                                        return validate53.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" }], !1;
                                        break;
                                      }
                                    if (_errs27 === errors) {
                                      if (data11.configuration !== void 0) {
                                        let data12 = data11.configuration;
                                        const _errs28 = errors;
                                        if (errors === _errs28)
                                          if (typeof data12 == "string") {
                                            if (func1(data12) < 1)
                                              return validate53.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/configuration", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                          } else
                                            return validate53.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/configuration", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid5 = _errs28 === errors;
                                      } else
                                        var valid5 = !0;
                                      if (valid5)
                                        if (data11.target !== void 0) {
                                          let data13 = data11.target;
                                          const _errs30 = errors;
                                          if (errors === _errs30)
                                            if (typeof data13 == "string") {
                                              if (func1(data13) < 1)
                                                return validate53.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/target", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                            } else
                                              return validate53.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/target", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid5 = _errs30 === errors;
                                        } else
                                          var valid5 = !0;
                                    }
                                  }
                                } else
                                  return validate53.errors = [{ instancePath: instancePath + "/bridges/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                              var valid4 = _errs25 === errors;
                              if (!valid4)
                                break;
                            }
                          else
                            return validate53.errors = [{ instancePath: instancePath + "/bridges", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                        var valid0 = _errs22 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate53.errors = [{ instancePath, keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate53.errors = vErrors, errors === 0;
}
validate53.evaluated = { props: { target: !0, main: !0, profile: !0, rules: !0, root: !0, map: !0, cwd: !0, checkFiles: !0, bridges: !0 }, dynamicProps: !1, dynamicItems: !1 };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), validate53(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.$schema !== void 0) {
        const _errs1 = errors;
        if (typeof data.$schema != "string")
          return validate52.errors = [{ instancePath: instancePath + "/$schema", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.extends !== void 0) {
          let data1 = data.extends;
          const _errs3 = errors;
          if (typeof data1 != "string" && !Array.isArray(data1))
            return validate52.errors = [{ instancePath: instancePath + "/extends", keyword: "type", params: { type: schema19.properties.extends.type }, message: "must be string,array" }], !1;
          if (errors === _errs3) {
            if (typeof data1 == "string" && func1(data1) < 1)
              return validate52.errors = [{ instancePath: instancePath + "/extends", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            if (errors === _errs3 && Array.isArray(data1)) {
              var valid1 = !0;
              const len0 = data1.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data2 = data1[i0];
                const _errs5 = errors;
                if (errors === _errs5)
                  if (typeof data2 == "string") {
                    if (func1(data2) < 1)
                      return validate52.errors = [{ instancePath: instancePath + "/extends/" + i0, keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate52.errors = [{ instancePath: instancePath + "/extends/" + i0, keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid1 = _errs5 === errors;
                if (!valid1)
                  break;
              }
            }
          }
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.maxWarnings !== void 0) {
            let data3 = data.maxWarnings;
            const _errs7 = errors;
            if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3)))
              return validate52.errors = [{ instancePath: instancePath + "/maxWarnings", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs7 && typeof data3 == "number" && (data3 < 0 || isNaN(data3)))
              return validate52.errors = [{ instancePath: instancePath + "/maxWarnings", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            var valid0 = _errs7 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.ignore !== void 0) {
              let data4 = data.ignore;
              const _errs9 = errors;
              if (errors === _errs9)
                if (Array.isArray(data4)) {
                  var valid2 = !0;
                  const len1 = data4.length;
                  for (let i1 = 0; i1 < len1; i1++) {
                    let data5 = data4[i1];
                    const _errs11 = errors;
                    if (errors === _errs11)
                      if (typeof data5 == "string") {
                        if (func1(data5) < 1)
                          return validate52.errors = [{ instancePath: instancePath + "/ignore/" + i1, keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                      } else
                        return validate52.errors = [{ instancePath: instancePath + "/ignore/" + i1, keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid2 = _errs11 === errors;
                    if (!valid2)
                      break;
                  }
                } else
                  return validate52.errors = [{ instancePath: instancePath + "/ignore", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
              var valid0 = _errs9 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.overrides !== void 0) {
                let data6 = data.overrides;
                const _errs13 = errors;
                if (errors === _errs13)
                  if (Array.isArray(data6)) {
                    var valid3 = !0;
                    const len2 = data6.length;
                    for (let i2 = 0; i2 < len2; i2++) {
                      let data7 = data6[i2];
                      const _errs15 = errors;
                      if (validate53(data7, { instancePath: instancePath + "/overrides/" + i2, parentData: data6, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length), errors === _errs15)
                        if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                          let missing0;
                          if (data7.files === void 0 && (missing0 = "files"))
                            return validate52.errors = [{ instancePath: instancePath + "/overrides/" + i2, keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
                          if (data7.files !== void 0) {
                            let data8 = data7.files;
                            const _errs17 = errors;
                            if (errors === _errs17)
                              if (Array.isArray(data8)) {
                                if (data8.length < 1)
                                  return validate52.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                                {
                                  var valid5 = !0;
                                  const len3 = data8.length;
                                  for (let i3 = 0; i3 < len3; i3++) {
                                    let data9 = data8[i3];
                                    const _errs19 = errors;
                                    if (errors === _errs19)
                                      if (typeof data9 == "string") {
                                        if (func1(data9) < 1)
                                          return validate52.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files/" + i3, keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                      } else
                                        return validate52.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files/" + i3, keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid5 = _errs19 === errors;
                                    if (!valid5)
                                      break;
                                  }
                                }
                              } else
                                return validate52.errors = [{ instancePath: instancePath + "/overrides/" + i2 + "/files", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                            var valid4 = _errs17 === errors;
                          } else
                            var valid4 = !0;
                          if (valid4) {
                            for (const key0 in data7)
                              if (key0 !== "files" && key0 !== "target" && key0 !== "main" && key0 !== "profile" && key0 !== "rules" && key0 !== "root" && key0 !== "map" && key0 !== "cwd" && key0 !== "checkFiles" && key0 !== "bridges") {
                                return validate52.errors = [{ instancePath: instancePath + "/overrides/" + i2, keyword: "unevaluatedProperties", params: { unevaluatedProperty: key0 }, message: "must NOT have unevaluated properties" }], !1;
                                break;
                              }
                          }
                        } else
                          return validate52.errors = [{ instancePath: instancePath + "/overrides/" + i2, keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                      var valid3 = _errs15 === errors;
                      if (!valid3)
                        break;
                    }
                  } else
                    return validate52.errors = [{ instancePath: instancePath + "/overrides", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs13 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                for (const key1 in data)
                  if (key1 !== "$schema" && key1 !== "extends" && key1 !== "maxWarnings" && key1 !== "ignore" && key1 !== "overrides" && key1 !== "target" && key1 !== "main" && key1 !== "profile" && key1 !== "rules" && key1 !== "root" && key1 !== "map" && key1 !== "cwd" && key1 !== "checkFiles" && key1 !== "bridges") {
                    return validate52.errors = [{ instancePath, keyword: "unevaluatedProperties", params: { unevaluatedProperty: key1 }, message: "must NOT have unevaluated properties" }], !1;
                    break;
                  }
              }
            }
          }
        }
      }
    } else
      return validate52.errors = [{ instancePath, keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate52.errors = vErrors, errors === 0;
}
validate52.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export {
  stdin_default as default,
  validate
};
