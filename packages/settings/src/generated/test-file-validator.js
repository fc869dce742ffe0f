// Generated from schemas/test.schema.json by `npm run generate`; do not edit.
const validate = validate52;
var stdin_default = validate52;
const schema19 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "test.schema.json", title: "*.mosquitto-test.yaml", type: "object", required: ["configuration"], additionalProperties: !1, properties: { configuration: { $ref: "#/$defs/texts" }, targets: { type: ["string", "number", "array"], items: { type: ["string", "number"] } }, root: { type: "string" }, map: { type: "object", additionalProperties: { type: "string" } }, cwd: { type: "string" }, files: { type: "object", additionalProperties: { type: "string" } }, passwords: { type: "object", additionalProperties: { type: "object", additionalProperties: { type: ["string", "number"] } } }, psk: { type: "object", additionalProperties: { type: "object", additionalProperties: { type: ["string", "number"] } } }, certificates: { type: "object", additionalProperties: { $ref: "#/$defs/certificate" } }, plugins: { type: "object", additionalProperties: { type: "string" } }, bridges: { type: "object", additionalProperties: { $ref: "#/$defs/bridge" } }, clients: { type: "object", additionalProperties: { $ref: "#/$defs/client" } }, access: { type: ["string", "array"], items: { $ref: "#/$defs/access" } }, cases: { type: "array", items: { $ref: "#/$defs/case" } } }, $defs: { texts: { type: ["string", "array"], items: { type: "string" } }, certificate: { type: ["object", "null"], additionalProperties: !1, properties: { is: { enum: ["authority", "server", "client"] }, name: { type: "string" }, by: { type: "string" }, certificate: { type: "string" }, key: { type: "string" }, revocations: { type: "string" }, expired: { type: "boolean" }, revoked: { type: "boolean" } } }, bridge: { type: ["object", "null"], additionalProperties: !1, properties: { configuration: { type: "string" }, target: { type: ["string", "number"] } } }, client: { type: ["object", "null"], additionalProperties: !1, properties: { listener: { type: ["integer", "string"] }, bridge: { type: "string" }, version: { enum: [3.1, "3.1", "3.1.1", 5, "5", "5.0"] }, tls: { type: "boolean" }, websockets: { type: "boolean" }, username: { type: ["string", "number"] }, password: { type: ["string", "number"] }, clientId: { type: ["string", "number"] }, certificate: { type: "string" }, psk: { type: "object", required: ["identity", "key"], additionalProperties: !1, properties: { identity: { type: "string" }, key: { type: ["string", "number"] } } }, cleanStart: { type: "boolean" }, keepAlive: { type: "integer", minimum: 0, maximum: 65535 }, sessionExpiry: { type: "integer", minimum: 0 }, receiveMaximum: { type: "integer", minimum: 1, maximum: 65535 }, will: { type: "object", required: ["topic"], additionalProperties: !1, properties: { topic: { type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, delay: { type: "integer", minimum: 0 } } } } }, access: { type: ["string", "object"], required: ["table"], additionalProperties: !1, properties: { name: { type: "string" }, listener: { type: ["integer", "string"] }, table: { type: "string" } } }, case: { type: "object", required: ["name"], additionalProperties: !1, properties: { name: { type: "string" }, for: { type: "object", additionalProperties: { type: "array", items: { type: ["string", "number"] } } }, given: { type: "object", additionalProperties: { $ref: "#/$defs/client" } }, when: { type: "array", items: { $ref: "#/$defs/step" } }, then: { $ref: "#/$defs/expectation" } } }, step: { type: "object", minProperties: 1, additionalProperties: !1, properties: { connect: { $ref: "#/$defs/texts" }, subscribe: { $ref: "#/$defs/texts" }, unsubscribe: { $ref: "#/$defs/texts" }, publish: { type: "string" }, disconnect: { $ref: "#/$defs/texts" }, cut: { $ref: "#/$defs/texts" }, send: { type: "string" }, wait: { type: ["number", "string"] }, restart: { const: !0 }, reload: { const: !0 }, expect: { $ref: "#/$defs/expectation" }, as: { type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, properties: { type: "object" }, then: { $ref: "#/$defs/outcome" } } }, outcome: { enum: ["accepted", "denied", "refused", "closed", "protocol-version", "client-id", "bad-credentials", "not-authorized", 0, 1, 2, 3, 4, 5, 128, 129, 130, 131, 132, 133, 134, 135, 138, 140, 143, 144, 151, 154, 155, 158, 161, 162] }, expectation: { type: "object", minProperties: 1, additionalProperties: !1, properties: { connect: { type: "object", additionalProperties: { $ref: "#/$defs/outcome" } }, messages: { type: "object", additionalProperties: { type: "array", items: { $ref: "#/$defs/message" } } }, connected: { type: "object", additionalProperties: { type: "boolean" } }, disconnected: { type: "object", additionalProperties: { type: ["integer", "string"] } }, retained: { type: "object", additionalProperties: { $ref: "#/$defs/payload" } }, sys: { type: "object", additionalProperties: { $ref: "#/$defs/payload" } }, log: { $ref: "#/$defs/texts" } } }, message: { type: ["string", "object"], required: ["topic"], additionalProperties: !1, properties: { topic: { type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, properties: { type: "object" } } }, payload: { type: ["string", "number", "boolean"] }, qos: { enum: [0, 1, 2] } } }, func1 = Object.prototype.hasOwnProperty, schema20 = { type: ["string", "array"], items: { type: "string" } };
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" && !Array.isArray(data)) {
    const err0 = { instancePath, keyword: "type", params: { type: schema20.type }, message: "must be string,array", schema: schema20.type, parentSchema: schema20, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 != "string") {
        const err1 = { instancePath: instancePath + "/" + i0, keyword: "type", params: { type: "string" }, message: "must be string", schema: schema20.items.type, parentSchema: schema20.items, data: data0 };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
  }
  return validate53.errors = vErrors, errors === 0;
}
validate53.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
const schema21 = { type: ["object", "null"], additionalProperties: !1, properties: { is: { enum: ["authority", "server", "client"] }, name: { type: "string" }, by: { type: "string" }, certificate: { type: "string" }, key: { type: "string" }, revocations: { type: "string" }, expired: { type: "boolean" }, revoked: { type: "boolean" } } };
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), !(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    const err0 = { instancePath, keyword: "type", params: { type: schema21.type }, message: "must be object,null", schema: schema21.type, parentSchema: schema21, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data)
      if (!(key0 === "is" || key0 === "name" || key0 === "by" || key0 === "certificate" || key0 === "key" || key0 === "revocations" || key0 === "expired" || key0 === "revoked")) {
        const err1 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema21, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.is !== void 0) {
      let data0 = data.is;
      if (!(data0 === "authority" || data0 === "server" || data0 === "client")) {
        const err2 = { instancePath: instancePath + "/is", keyword: "enum", params: { allowedValues: schema21.properties.is.enum }, message: "must be equal to one of the allowed values", schema: schema21.properties.is.enum, parentSchema: schema21.properties.is, data: data0 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.name !== void 0) {
      let data1 = data.name;
      if (typeof data1 != "string") {
        const err3 = { instancePath: instancePath + "/name", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema21.properties.name.type, parentSchema: schema21.properties.name, data: data1 };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.by !== void 0) {
      let data2 = data.by;
      if (typeof data2 != "string") {
        const err4 = { instancePath: instancePath + "/by", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema21.properties.by.type, parentSchema: schema21.properties.by, data: data2 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.certificate !== void 0) {
      let data3 = data.certificate;
      if (typeof data3 != "string") {
        const err5 = { instancePath: instancePath + "/certificate", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema21.properties.certificate.type, parentSchema: schema21.properties.certificate, data: data3 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.key !== void 0) {
      let data4 = data.key;
      if (typeof data4 != "string") {
        const err6 = { instancePath: instancePath + "/key", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema21.properties.key.type, parentSchema: schema21.properties.key, data: data4 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.revocations !== void 0) {
      let data5 = data.revocations;
      if (typeof data5 != "string") {
        const err7 = { instancePath: instancePath + "/revocations", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema21.properties.revocations.type, parentSchema: schema21.properties.revocations, data: data5 };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.expired !== void 0) {
      let data6 = data.expired;
      if (typeof data6 != "boolean") {
        const err8 = { instancePath: instancePath + "/expired", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema21.properties.expired.type, parentSchema: schema21.properties.expired, data: data6 };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.revoked !== void 0) {
      let data7 = data.revoked;
      if (typeof data7 != "boolean") {
        const err9 = { instancePath: instancePath + "/revoked", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema21.properties.revoked.type, parentSchema: schema21.properties.revoked, data: data7 };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
  }
  return validate55.errors = vErrors, errors === 0;
}
validate55.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
const schema22 = { type: ["object", "null"], additionalProperties: !1, properties: { configuration: { type: "string" }, target: { type: ["string", "number"] } } };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), !(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    const err0 = { instancePath, keyword: "type", params: { type: schema22.type }, message: "must be object,null", schema: schema22.type, parentSchema: schema22, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data)
      if (!(key0 === "configuration" || key0 === "target")) {
        const err1 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema22, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.configuration !== void 0) {
      let data0 = data.configuration;
      if (typeof data0 != "string") {
        const err2 = { instancePath: instancePath + "/configuration", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema22.properties.configuration.type, parentSchema: schema22.properties.configuration, data: data0 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.target !== void 0) {
      let data1 = data.target;
      if (typeof data1 != "string" && typeof data1 != "number") {
        const err3 = { instancePath: instancePath + "/target", keyword: "type", params: { type: schema22.properties.target.type }, message: "must be string,number", schema: schema22.properties.target.type, parentSchema: schema22.properties.target, data: data1 };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
  }
  return validate57.errors = vErrors, errors === 0;
}
validate57.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
const schema23 = { type: ["object", "null"], additionalProperties: !1, properties: { listener: { type: ["integer", "string"] }, bridge: { type: "string" }, version: { enum: [3.1, "3.1", "3.1.1", 5, "5", "5.0"] }, tls: { type: "boolean" }, websockets: { type: "boolean" }, username: { type: ["string", "number"] }, password: { type: ["string", "number"] }, clientId: { type: ["string", "number"] }, certificate: { type: "string" }, psk: { type: "object", required: ["identity", "key"], additionalProperties: !1, properties: { identity: { type: "string" }, key: { type: ["string", "number"] } } }, cleanStart: { type: "boolean" }, keepAlive: { type: "integer", minimum: 0, maximum: 65535 }, sessionExpiry: { type: "integer", minimum: 0 }, receiveMaximum: { type: "integer", minimum: 1, maximum: 65535 }, will: { type: "object", required: ["topic"], additionalProperties: !1, properties: { topic: { type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, delay: { type: "integer", minimum: 0 } } } } }, schema24 = { type: ["string", "number", "boolean"] };
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate60.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" && typeof data != "number" && typeof data != "boolean") {
    const err0 = { instancePath, keyword: "type", params: { type: schema24.type }, message: "must be string,number,boolean", schema: schema24.type, parentSchema: schema24, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate60.errors = vErrors, errors === 0;
}
validate60.evaluated = { dynamicProps: !1, dynamicItems: !1 };
const schema25 = { enum: [0, 1, 2] };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), !(data === 0 || data === 1 || data === 2)) {
    const err0 = { instancePath, keyword: "enum", params: { allowedValues: schema25.enum }, message: "must be equal to one of the allowed values", schema: schema25.enum, parentSchema: schema25, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate62.errors = vErrors, errors === 0;
}
validate62.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), !(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    const err0 = { instancePath, keyword: "type", params: { type: schema23.type }, message: "must be object,null", schema: schema23.type, parentSchema: schema23, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data)
      if (!func1.call(schema23.properties, key0)) {
        const err1 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema23, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.listener !== void 0) {
      let data0 = data.listener;
      if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0)) && typeof data0 != "string") {
        const err2 = { instancePath: instancePath + "/listener", keyword: "type", params: { type: schema23.properties.listener.type }, message: "must be integer,string", schema: schema23.properties.listener.type, parentSchema: schema23.properties.listener, data: data0 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.bridge !== void 0) {
      let data1 = data.bridge;
      if (typeof data1 != "string") {
        const err3 = { instancePath: instancePath + "/bridge", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema23.properties.bridge.type, parentSchema: schema23.properties.bridge, data: data1 };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.version !== void 0) {
      let data2 = data.version;
      if (!(data2 === 3.1 || data2 === "3.1" || data2 === "3.1.1" || data2 === 5 || data2 === "5" || data2 === "5.0")) {
        const err4 = { instancePath: instancePath + "/version", keyword: "enum", params: { allowedValues: schema23.properties.version.enum }, message: "must be equal to one of the allowed values", schema: schema23.properties.version.enum, parentSchema: schema23.properties.version, data: data2 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.tls !== void 0) {
      let data3 = data.tls;
      if (typeof data3 != "boolean") {
        const err5 = { instancePath: instancePath + "/tls", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema23.properties.tls.type, parentSchema: schema23.properties.tls, data: data3 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.websockets !== void 0) {
      let data4 = data.websockets;
      if (typeof data4 != "boolean") {
        const err6 = { instancePath: instancePath + "/websockets", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema23.properties.websockets.type, parentSchema: schema23.properties.websockets, data: data4 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.username !== void 0) {
      let data5 = data.username;
      if (typeof data5 != "string" && typeof data5 != "number") {
        const err7 = { instancePath: instancePath + "/username", keyword: "type", params: { type: schema23.properties.username.type }, message: "must be string,number", schema: schema23.properties.username.type, parentSchema: schema23.properties.username, data: data5 };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.password !== void 0) {
      let data6 = data.password;
      if (typeof data6 != "string" && typeof data6 != "number") {
        const err8 = { instancePath: instancePath + "/password", keyword: "type", params: { type: schema23.properties.password.type }, message: "must be string,number", schema: schema23.properties.password.type, parentSchema: schema23.properties.password, data: data6 };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.clientId !== void 0) {
      let data7 = data.clientId;
      if (typeof data7 != "string" && typeof data7 != "number") {
        const err9 = { instancePath: instancePath + "/clientId", keyword: "type", params: { type: schema23.properties.clientId.type }, message: "must be string,number", schema: schema23.properties.clientId.type, parentSchema: schema23.properties.clientId, data: data7 };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.certificate !== void 0) {
      let data8 = data.certificate;
      if (typeof data8 != "string") {
        const err10 = { instancePath: instancePath + "/certificate", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema23.properties.certificate.type, parentSchema: schema23.properties.certificate, data: data8 };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.psk !== void 0) {
      let data9 = data.psk;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (data9.identity === void 0) {
          const err11 = { instancePath: instancePath + "/psk", keyword: "required", params: { missingProperty: "identity" }, message: "must have required property 'identity'", schema: schema23.properties.psk.required, parentSchema: schema23.properties.psk, data: data9 };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
        if (data9.key === void 0) {
          const err12 = { instancePath: instancePath + "/psk", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'", schema: schema23.properties.psk.required, parentSchema: schema23.properties.psk, data: data9 };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
        for (const key1 in data9)
          if (!(key1 === "identity" || key1 === "key")) {
            const err13 = { instancePath: instancePath + "/psk", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema23.properties.psk, data: data9 };
            vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
          }
        if (data9.identity !== void 0) {
          let data10 = data9.identity;
          if (typeof data10 != "string") {
            const err14 = { instancePath: instancePath + "/psk/identity", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema23.properties.psk.properties.identity.type, parentSchema: schema23.properties.psk.properties.identity, data: data10 };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
        }
        if (data9.key !== void 0) {
          let data11 = data9.key;
          if (typeof data11 != "string" && typeof data11 != "number") {
            const err15 = { instancePath: instancePath + "/psk/key", keyword: "type", params: { type: schema23.properties.psk.properties.key.type }, message: "must be string,number", schema: schema23.properties.psk.properties.key.type, parentSchema: schema23.properties.psk.properties.key, data: data11 };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/psk", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema23.properties.psk.type, parentSchema: schema23.properties.psk, data: data9 };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.cleanStart !== void 0) {
      let data12 = data.cleanStart;
      if (typeof data12 != "boolean") {
        const err17 = { instancePath: instancePath + "/cleanStart", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema23.properties.cleanStart.type, parentSchema: schema23.properties.cleanStart, data: data12 };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.keepAlive !== void 0) {
      let data13 = data.keepAlive;
      if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13))) {
        const err18 = { instancePath: instancePath + "/keepAlive", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema23.properties.keepAlive.type, parentSchema: schema23.properties.keepAlive, data: data13 };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
      if (typeof data13 == "number") {
        if (data13 > 65535 || isNaN(data13)) {
          const err19 = { instancePath: instancePath + "/keepAlive", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, message: "must be <= 65535", schema: 65535, parentSchema: schema23.properties.keepAlive, data: data13 };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
        if (data13 < 0 || isNaN(data13)) {
          const err20 = { instancePath: instancePath + "/keepAlive", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema23.properties.keepAlive, data: data13 };
          vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
        }
      }
    }
    if (data.sessionExpiry !== void 0) {
      let data14 = data.sessionExpiry;
      if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14))) {
        const err21 = { instancePath: instancePath + "/sessionExpiry", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema23.properties.sessionExpiry.type, parentSchema: schema23.properties.sessionExpiry, data: data14 };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
      if (typeof data14 == "number" && (data14 < 0 || isNaN(data14))) {
        const err22 = { instancePath: instancePath + "/sessionExpiry", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema23.properties.sessionExpiry, data: data14 };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.receiveMaximum !== void 0) {
      let data15 = data.receiveMaximum;
      if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15))) {
        const err23 = { instancePath: instancePath + "/receiveMaximum", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema23.properties.receiveMaximum.type, parentSchema: schema23.properties.receiveMaximum, data: data15 };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
      if (typeof data15 == "number") {
        if (data15 > 65535 || isNaN(data15)) {
          const err24 = { instancePath: instancePath + "/receiveMaximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, message: "must be <= 65535", schema: 65535, parentSchema: schema23.properties.receiveMaximum, data: data15 };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
        if (data15 < 1 || isNaN(data15)) {
          const err25 = { instancePath: instancePath + "/receiveMaximum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema23.properties.receiveMaximum, data: data15 };
          vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
        }
      }
    }
    if (data.will !== void 0) {
      let data16 = data.will;
      if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
        if (data16.topic === void 0) {
          const err26 = { instancePath: instancePath + "/will", keyword: "required", params: { missingProperty: "topic" }, message: "must have required property 'topic'", schema: schema23.properties.will.required, parentSchema: schema23.properties.will, data: data16 };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
        for (const key2 in data16)
          if (!(key2 === "topic" || key2 === "payload" || key2 === "qos" || key2 === "retain" || key2 === "delay")) {
            const err27 = { instancePath: instancePath + "/will", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema23.properties.will, data: data16 };
            vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
          }
        if (data16.topic !== void 0) {
          let data17 = data16.topic;
          if (typeof data17 != "string") {
            const err28 = { instancePath: instancePath + "/will/topic", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema23.properties.will.properties.topic.type, parentSchema: schema23.properties.will.properties.topic, data: data17 };
            vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
          }
        }
        if (data16.payload !== void 0 && (validate60(data16.payload, { instancePath: instancePath + "/will/payload", parentData: data16, parentDataProperty: "payload", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors), errors = vErrors.length)), data16.qos !== void 0 && (validate62(data16.qos, { instancePath: instancePath + "/will/qos", parentData: data16, parentDataProperty: "qos", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length)), data16.retain !== void 0) {
          let data20 = data16.retain;
          if (typeof data20 != "boolean") {
            const err29 = { instancePath: instancePath + "/will/retain", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema23.properties.will.properties.retain.type, parentSchema: schema23.properties.will.properties.retain, data: data20 };
            vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
          }
        }
        if (data16.delay !== void 0) {
          let data21 = data16.delay;
          if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21))) {
            const err30 = { instancePath: instancePath + "/will/delay", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema23.properties.will.properties.delay.type, parentSchema: schema23.properties.will.properties.delay, data: data21 };
            vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
          }
          if (typeof data21 == "number" && (data21 < 0 || isNaN(data21))) {
            const err31 = { instancePath: instancePath + "/will/delay", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema23.properties.will.properties.delay, data: data21 };
            vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
          }
        }
      } else {
        const err32 = { instancePath: instancePath + "/will", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema23.properties.will.type, parentSchema: schema23.properties.will, data: data16 };
        vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
      }
    }
  }
  return validate59.errors = vErrors, errors === 0;
}
validate59.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
const schema26 = { type: ["string", "object"], required: ["table"], additionalProperties: !1, properties: { name: { type: "string" }, listener: { type: ["integer", "string"] }, table: { type: "string" } } };
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate65.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, keyword: "type", params: { type: schema26.type }, message: "must be string,object", schema: schema26.type, parentSchema: schema26, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.table === void 0) {
      const err1 = { instancePath, keyword: "required", params: { missingProperty: "table" }, message: "must have required property 'table'", schema: schema26.required, parentSchema: schema26, data };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "listener" || key0 === "table")) {
        const err2 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema26, data };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 != "string") {
        const err3 = { instancePath: instancePath + "/name", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema26.properties.name.type, parentSchema: schema26.properties.name, data: data0 };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.listener !== void 0) {
      let data1 = data.listener;
      if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1)) && typeof data1 != "string") {
        const err4 = { instancePath: instancePath + "/listener", keyword: "type", params: { type: schema26.properties.listener.type }, message: "must be integer,string", schema: schema26.properties.listener.type, parentSchema: schema26.properties.listener, data: data1 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.table !== void 0) {
      let data2 = data.table;
      if (typeof data2 != "string") {
        const err5 = { instancePath: instancePath + "/table", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema26.properties.table.type, parentSchema: schema26.properties.table, data: data2 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
  }
  return validate65.errors = vErrors, errors === 0;
}
validate65.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
const schema27 = { type: "object", required: ["name"], additionalProperties: !1, properties: { name: { type: "string" }, for: { type: "object", additionalProperties: { type: "array", items: { type: ["string", "number"] } } }, given: { type: "object", additionalProperties: { $ref: "#/$defs/client" } }, when: { type: "array", items: { $ref: "#/$defs/step" } }, then: { $ref: "#/$defs/expectation" } } }, schema28 = { type: "object", minProperties: 1, additionalProperties: !1, properties: { connect: { $ref: "#/$defs/texts" }, subscribe: { $ref: "#/$defs/texts" }, unsubscribe: { $ref: "#/$defs/texts" }, publish: { type: "string" }, disconnect: { $ref: "#/$defs/texts" }, cut: { $ref: "#/$defs/texts" }, send: { type: "string" }, wait: { type: ["number", "string"] }, restart: { const: !0 }, reload: { const: !0 }, expect: { $ref: "#/$defs/expectation" }, as: { type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, properties: { type: "object" }, then: { $ref: "#/$defs/outcome" } } }, schema29 = { type: "object", minProperties: 1, additionalProperties: !1, properties: { connect: { type: "object", additionalProperties: { $ref: "#/$defs/outcome" } }, messages: { type: "object", additionalProperties: { type: "array", items: { $ref: "#/$defs/message" } } }, connected: { type: "object", additionalProperties: { type: "boolean" } }, disconnected: { type: "object", additionalProperties: { type: ["integer", "string"] } }, retained: { type: "object", additionalProperties: { $ref: "#/$defs/payload" } }, sys: { type: "object", additionalProperties: { $ref: "#/$defs/payload" } }, log: { $ref: "#/$defs/texts" } } }, schema30 = { enum: ["accepted", "denied", "refused", "closed", "protocol-version", "client-id", "bad-credentials", "not-authorized", 0, 1, 2, 3, 4, 5, 128, 129, 130, 131, 132, 133, 134, 135, 138, 140, 143, 144, 151, 154, 155, 158, 161, 162] };
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate76.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), !(data === "accepted" || data === "denied" || data === "refused" || data === "closed" || data === "protocol-version" || data === "client-id" || data === "bad-credentials" || data === "not-authorized" || data === 0 || data === 1 || data === 2 || data === 3 || data === 4 || data === 5 || data === 128 || data === 129 || data === 130 || data === 131 || data === 132 || data === 133 || data === 134 || data === 135 || data === 138 || data === 140 || data === 143 || data === 144 || data === 151 || data === 154 || data === 155 || data === 158 || data === 161 || data === 162)) {
    const err0 = { instancePath, keyword: "enum", params: { allowedValues: schema30.enum }, message: "must be equal to one of the allowed values", schema: schema30.enum, parentSchema: schema30, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate76.errors = vErrors, errors === 0;
}
validate76.evaluated = { dynamicProps: !1, dynamicItems: !1 };
const schema31 = { type: ["string", "object"], required: ["topic"], additionalProperties: !1, properties: { topic: { type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, properties: { type: "object" } } };
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate78.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, keyword: "type", params: { type: schema31.type }, message: "must be string,object", schema: schema31.type, parentSchema: schema31, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.topic === void 0) {
      const err1 = { instancePath, keyword: "required", params: { missingProperty: "topic" }, message: "must have required property 'topic'", schema: schema31.required, parentSchema: schema31, data };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "topic" || key0 === "payload" || key0 === "qos" || key0 === "retain" || key0 === "properties")) {
        const err2 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema31, data };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.topic !== void 0) {
      let data0 = data.topic;
      if (typeof data0 != "string") {
        const err3 = { instancePath: instancePath + "/topic", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.topic.type, parentSchema: schema31.properties.topic, data: data0 };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.payload !== void 0 && (validate60(data.payload, { instancePath: instancePath + "/payload", parentData: data, parentDataProperty: "payload", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors), errors = vErrors.length)), data.qos !== void 0 && (validate62(data.qos, { instancePath: instancePath + "/qos", parentData: data, parentDataProperty: "qos", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length)), data.retain !== void 0) {
      let data3 = data.retain;
      if (typeof data3 != "boolean") {
        const err4 = { instancePath: instancePath + "/retain", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema31.properties.retain.type, parentSchema: schema31.properties.retain, data: data3 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.properties !== void 0) {
      let data4 = data.properties;
      if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
        const err5 = { instancePath: instancePath + "/properties", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.properties.type, parentSchema: schema31.properties.properties, data: data4 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
  }
  return validate78.errors = vErrors, errors === 0;
}
validate78.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate75.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema29, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "connect" || key0 === "messages" || key0 === "connected" || key0 === "disconnected" || key0 === "retained" || key0 === "sys" || key0 === "log")) {
        const err1 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema29, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.connect !== void 0) {
      let data0 = data.connect;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0))
        for (const key1 in data0)
          validate76(data0[key1], { instancePath: instancePath + "/connect/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors), errors = vErrors.length);
      else {
        const err2 = { instancePath: instancePath + "/connect", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema29.properties.connect.type, parentSchema: schema29.properties.connect, data: data0 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.messages !== void 0) {
      let data2 = data.messages;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2))
        for (const key2 in data2) {
          let data3 = data2[key2];
          if (Array.isArray(data3)) {
            const len0 = data3.length;
            for (let i0 = 0; i0 < len0; i0++)
              validate78(data3[i0], { instancePath: instancePath + "/messages/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors), errors = vErrors.length);
          } else {
            const err3 = { instancePath: instancePath + "/messages/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "array" }, message: "must be array", schema: schema29.properties.messages.additionalProperties.type, parentSchema: schema29.properties.messages.additionalProperties, data: data3 };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        }
      else {
        const err4 = { instancePath: instancePath + "/messages", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema29.properties.messages.type, parentSchema: schema29.properties.messages, data: data2 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.connected !== void 0) {
      let data5 = data.connected;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5))
        for (const key3 in data5) {
          let data6 = data5[key3];
          if (typeof data6 != "boolean") {
            const err5 = { instancePath: instancePath + "/connected/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema29.properties.connected.additionalProperties.type, parentSchema: schema29.properties.connected.additionalProperties, data: data6 };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        }
      else {
        const err6 = { instancePath: instancePath + "/connected", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema29.properties.connected.type, parentSchema: schema29.properties.connected, data: data5 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.disconnected !== void 0) {
      let data7 = data.disconnected;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7))
        for (const key4 in data7) {
          let data8 = data7[key4];
          if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8)) && typeof data8 != "string") {
            const err7 = { instancePath: instancePath + "/disconnected/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: schema29.properties.disconnected.additionalProperties.type }, message: "must be integer,string", schema: schema29.properties.disconnected.additionalProperties.type, parentSchema: schema29.properties.disconnected.additionalProperties, data: data8 };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        }
      else {
        const err8 = { instancePath: instancePath + "/disconnected", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema29.properties.disconnected.type, parentSchema: schema29.properties.disconnected, data: data7 };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.retained !== void 0) {
      let data9 = data.retained;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9))
        for (const key5 in data9)
          validate60(data9[key5], { instancePath: instancePath + "/retained/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data9, parentDataProperty: key5, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors), errors = vErrors.length);
      else {
        const err9 = { instancePath: instancePath + "/retained", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema29.properties.retained.type, parentSchema: schema29.properties.retained, data: data9 };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.sys !== void 0) {
      let data11 = data.sys;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11))
        for (const key6 in data11)
          validate60(data11[key6], { instancePath: instancePath + "/sys/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data11, parentDataProperty: key6, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors), errors = vErrors.length);
      else {
        const err10 = { instancePath: instancePath + "/sys", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema29.properties.sys.type, parentSchema: schema29.properties.sys, data: data11 };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    data.log !== void 0 && (validate53(data.log, { instancePath: instancePath + "/log", parentData: data, parentDataProperty: "log", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length));
  } else {
    const err11 = { instancePath, keyword: "type", params: { type: "object" }, message: "must be object", schema: schema29.type, parentSchema: schema29, data };
    vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
  }
  return validate75.errors = vErrors, errors === 0;
}
validate75.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema28, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!func1.call(schema28.properties, key0)) {
        const err1 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema28, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.connect !== void 0 && (validate53(data.connect, { instancePath: instancePath + "/connect", parentData: data, parentDataProperty: "connect", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.subscribe !== void 0 && (validate53(data.subscribe, { instancePath: instancePath + "/subscribe", parentData: data, parentDataProperty: "subscribe", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.unsubscribe !== void 0 && (validate53(data.unsubscribe, { instancePath: instancePath + "/unsubscribe", parentData: data, parentDataProperty: "unsubscribe", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.publish !== void 0) {
      let data3 = data.publish;
      if (typeof data3 != "string") {
        const err2 = { instancePath: instancePath + "/publish", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema28.properties.publish.type, parentSchema: schema28.properties.publish, data: data3 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.disconnect !== void 0 && (validate53(data.disconnect, { instancePath: instancePath + "/disconnect", parentData: data, parentDataProperty: "disconnect", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.cut !== void 0 && (validate53(data.cut, { instancePath: instancePath + "/cut", parentData: data, parentDataProperty: "cut", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.send !== void 0) {
      let data6 = data.send;
      if (typeof data6 != "string") {
        const err3 = { instancePath: instancePath + "/send", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema28.properties.send.type, parentSchema: schema28.properties.send, data: data6 };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.wait !== void 0) {
      let data7 = data.wait;
      if (typeof data7 != "number" && typeof data7 != "string") {
        const err4 = { instancePath: instancePath + "/wait", keyword: "type", params: { type: schema28.properties.wait.type }, message: "must be number,string", schema: schema28.properties.wait.type, parentSchema: schema28.properties.wait, data: data7 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.restart !== void 0) {
      let data8 = data.restart;
      if (data8 !== !0) {
        const err5 = { instancePath: instancePath + "/restart", keyword: "const", params: { allowedValue: !0 }, message: "must be equal to constant", schema: !0, parentSchema: schema28.properties.restart, data: data8 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.reload !== void 0) {
      let data9 = data.reload;
      if (data9 !== !0) {
        const err6 = { instancePath: instancePath + "/reload", keyword: "const", params: { allowedValue: !0 }, message: "must be equal to constant", schema: !0, parentSchema: schema28.properties.reload, data: data9 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.expect !== void 0 && (validate75(data.expect, { instancePath: instancePath + "/expect", parentData: data, parentDataProperty: "expect", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors), errors = vErrors.length)), data.as !== void 0) {
      let data11 = data.as;
      if (typeof data11 != "string") {
        const err7 = { instancePath: instancePath + "/as", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema28.properties.as.type, parentSchema: schema28.properties.as, data: data11 };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.payload !== void 0 && (validate60(data.payload, { instancePath: instancePath + "/payload", parentData: data, parentDataProperty: "payload", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors), errors = vErrors.length)), data.qos !== void 0 && (validate62(data.qos, { instancePath: instancePath + "/qos", parentData: data, parentDataProperty: "qos", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length)), data.retain !== void 0) {
      let data14 = data.retain;
      if (typeof data14 != "boolean") {
        const err8 = { instancePath: instancePath + "/retain", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema28.properties.retain.type, parentSchema: schema28.properties.retain, data: data14 };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.properties !== void 0) {
      let data15 = data.properties;
      if (!(data15 && typeof data15 == "object" && !Array.isArray(data15))) {
        const err9 = { instancePath: instancePath + "/properties", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema28.properties.properties.type, parentSchema: schema28.properties.properties, data: data15 };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    data.then !== void 0 && (validate76(data.then, { instancePath: instancePath + "/then", parentData: data, parentDataProperty: "then", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors), errors = vErrors.length));
  } else {
    const err10 = { instancePath, keyword: "type", params: { type: "object" }, message: "must be object", schema: schema28.type, parentSchema: schema28, data };
    vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
  }
  return validate69.errors = vErrors, errors === 0;
}
validate69.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate67.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema27.required, parentSchema: schema27, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "for" || key0 === "given" || key0 === "when" || key0 === "then")) {
        const err1 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema27, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 != "string") {
        const err2 = { instancePath: instancePath + "/name", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema27.properties.name.type, parentSchema: schema27.properties.name, data: data0 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.for !== void 0) {
      let data1 = data.for;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1))
        for (const key1 in data1) {
          let data2 = data1[key1];
          if (Array.isArray(data2)) {
            const len0 = data2.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data3 = data2[i0];
              if (typeof data3 != "string" && typeof data3 != "number") {
                const err3 = { instancePath: instancePath + "/for/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, keyword: "type", params: { type: schema27.properties.for.additionalProperties.items.type }, message: "must be string,number", schema: schema27.properties.for.additionalProperties.items.type, parentSchema: schema27.properties.for.additionalProperties.items, data: data3 };
                vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
              }
            }
          } else {
            const err4 = { instancePath: instancePath + "/for/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "array" }, message: "must be array", schema: schema27.properties.for.additionalProperties.type, parentSchema: schema27.properties.for.additionalProperties, data: data2 };
            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
          }
        }
      else {
        const err5 = { instancePath: instancePath + "/for", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema27.properties.for.type, parentSchema: schema27.properties.for, data: data1 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.given !== void 0) {
      let data4 = data.given;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4))
        for (const key2 in data4)
          validate59(data4[key2], { instancePath: instancePath + "/given/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data4, parentDataProperty: key2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length);
      else {
        const err6 = { instancePath: instancePath + "/given", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema27.properties.given.type, parentSchema: schema27.properties.given, data: data4 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.when !== void 0) {
      let data6 = data.when;
      if (Array.isArray(data6)) {
        const len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++)
          validate69(data6[i1], { instancePath: instancePath + "/when/" + i1, parentData: data6, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors), errors = vErrors.length);
      } else {
        const err7 = { instancePath: instancePath + "/when", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema27.properties.when.type, parentSchema: schema27.properties.when, data: data6 };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    data.then !== void 0 && (validate75(data.then, { instancePath: instancePath + "/then", parentData: data, parentDataProperty: "then", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors), errors = vErrors.length));
  } else {
    const err8 = { instancePath, keyword: "type", params: { type: "object" }, message: "must be object", schema: schema27.type, parentSchema: schema27, data };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate67.errors = vErrors, errors === 0;
}
validate67.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.configuration === void 0) {
      const err0 = { instancePath, keyword: "required", params: { missingProperty: "configuration" }, message: "must have required property 'configuration'", schema: schema19.required, parentSchema: schema19, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!func1.call(schema19.properties, key0)) {
        const err1 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema19, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.configuration !== void 0 && (validate53(data.configuration, { instancePath: instancePath + "/configuration", parentData: data, parentDataProperty: "configuration", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.targets !== void 0) {
      let data1 = data.targets;
      if (typeof data1 != "string" && typeof data1 != "number" && !Array.isArray(data1)) {
        const err2 = { instancePath: instancePath + "/targets", keyword: "type", params: { type: schema19.properties.targets.type }, message: "must be string,number,array", schema: schema19.properties.targets.type, parentSchema: schema19.properties.targets, data: data1 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 != "string" && typeof data2 != "number") {
            const err3 = { instancePath: instancePath + "/targets/" + i0, keyword: "type", params: { type: schema19.properties.targets.items.type }, message: "must be string,number", schema: schema19.properties.targets.items.type, parentSchema: schema19.properties.targets.items, data: data2 };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        }
      }
    }
    if (data.root !== void 0) {
      let data3 = data.root;
      if (typeof data3 != "string") {
        const err4 = { instancePath: instancePath + "/root", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.properties.root.type, parentSchema: schema19.properties.root, data: data3 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.map !== void 0) {
      let data4 = data.map;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4))
        for (const key1 in data4) {
          let data5 = data4[key1];
          if (typeof data5 != "string") {
            const err5 = { instancePath: instancePath + "/map/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.properties.map.additionalProperties.type, parentSchema: schema19.properties.map.additionalProperties, data: data5 };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        }
      else {
        const err6 = { instancePath: instancePath + "/map", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.properties.map.type, parentSchema: schema19.properties.map, data: data4 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.cwd !== void 0) {
      let data6 = data.cwd;
      if (typeof data6 != "string") {
        const err7 = { instancePath: instancePath + "/cwd", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.properties.cwd.type, parentSchema: schema19.properties.cwd, data: data6 };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.files !== void 0) {
      let data7 = data.files;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7))
        for (const key2 in data7) {
          let data8 = data7[key2];
          if (typeof data8 != "string") {
            const err8 = { instancePath: instancePath + "/files/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.properties.files.additionalProperties.type, parentSchema: schema19.properties.files.additionalProperties, data: data8 };
            vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
          }
        }
      else {
        const err9 = { instancePath: instancePath + "/files", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.properties.files.type, parentSchema: schema19.properties.files, data: data7 };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.passwords !== void 0) {
      let data9 = data.passwords;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9))
        for (const key3 in data9) {
          let data10 = data9[key3];
          if (data10 && typeof data10 == "object" && !Array.isArray(data10))
            for (const key4 in data10) {
              let data11 = data10[key4];
              if (typeof data11 != "string" && typeof data11 != "number") {
                const err10 = { instancePath: instancePath + "/passwords/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: schema19.properties.passwords.additionalProperties.additionalProperties.type }, message: "must be string,number", schema: schema19.properties.passwords.additionalProperties.additionalProperties.type, parentSchema: schema19.properties.passwords.additionalProperties.additionalProperties, data: data11 };
                vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
              }
            }
          else {
            const err11 = { instancePath: instancePath + "/passwords/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.properties.passwords.additionalProperties.type, parentSchema: schema19.properties.passwords.additionalProperties, data: data10 };
            vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
          }
        }
      else {
        const err12 = { instancePath: instancePath + "/passwords", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.properties.passwords.type, parentSchema: schema19.properties.passwords, data: data9 };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data.psk !== void 0) {
      let data12 = data.psk;
      if (data12 && typeof data12 == "object" && !Array.isArray(data12))
        for (const key5 in data12) {
          let data13 = data12[key5];
          if (data13 && typeof data13 == "object" && !Array.isArray(data13))
            for (const key6 in data13) {
              let data14 = data13[key6];
              if (typeof data14 != "string" && typeof data14 != "number") {
                const err13 = { instancePath: instancePath + "/psk/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: schema19.properties.psk.additionalProperties.additionalProperties.type }, message: "must be string,number", schema: schema19.properties.psk.additionalProperties.additionalProperties.type, parentSchema: schema19.properties.psk.additionalProperties.additionalProperties, data: data14 };
                vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
              }
            }
          else {
            const err14 = { instancePath: instancePath + "/psk/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.properties.psk.additionalProperties.type, parentSchema: schema19.properties.psk.additionalProperties, data: data13 };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
        }
      else {
        const err15 = { instancePath: instancePath + "/psk", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.properties.psk.type, parentSchema: schema19.properties.psk, data: data12 };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
    }
    if (data.certificates !== void 0) {
      let data15 = data.certificates;
      if (data15 && typeof data15 == "object" && !Array.isArray(data15))
        for (const key7 in data15)
          validate55(data15[key7], { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data15, parentDataProperty: key7, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
      else {
        const err16 = { instancePath: instancePath + "/certificates", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.properties.certificates.type, parentSchema: schema19.properties.certificates, data: data15 };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.plugins !== void 0) {
      let data17 = data.plugins;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17))
        for (const key8 in data17) {
          let data18 = data17[key8];
          if (typeof data18 != "string") {
            const err17 = { instancePath: instancePath + "/plugins/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" }, message: "must be string", schema: schema19.properties.plugins.additionalProperties.type, parentSchema: schema19.properties.plugins.additionalProperties, data: data18 };
            vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
          }
        }
      else {
        const err18 = { instancePath: instancePath + "/plugins", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.properties.plugins.type, parentSchema: schema19.properties.plugins, data: data17 };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data.bridges !== void 0) {
      let data19 = data.bridges;
      if (data19 && typeof data19 == "object" && !Array.isArray(data19))
        for (const key9 in data19)
          validate57(data19[key9], { instancePath: instancePath + "/bridges/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data19, parentDataProperty: key9, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors), errors = vErrors.length);
      else {
        const err19 = { instancePath: instancePath + "/bridges", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.properties.bridges.type, parentSchema: schema19.properties.bridges, data: data19 };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.clients !== void 0) {
      let data21 = data.clients;
      if (data21 && typeof data21 == "object" && !Array.isArray(data21))
        for (const key10 in data21)
          validate59(data21[key10], { instancePath: instancePath + "/clients/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data21, parentDataProperty: key10, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length);
      else {
        const err20 = { instancePath: instancePath + "/clients", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.properties.clients.type, parentSchema: schema19.properties.clients, data: data21 };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data.access !== void 0) {
      let data23 = data.access;
      if (typeof data23 != "string" && !Array.isArray(data23)) {
        const err21 = { instancePath: instancePath + "/access", keyword: "type", params: { type: schema19.properties.access.type }, message: "must be string,array", schema: schema19.properties.access.type, parentSchema: schema19.properties.access, data: data23 };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
      if (Array.isArray(data23)) {
        const len1 = data23.length;
        for (let i1 = 0; i1 < len1; i1++)
          validate65(data23[i1], { instancePath: instancePath + "/access/" + i1, parentData: data23, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors), errors = vErrors.length);
      }
    }
    if (data.cases !== void 0) {
      let data25 = data.cases;
      if (Array.isArray(data25)) {
        const len2 = data25.length;
        for (let i2 = 0; i2 < len2; i2++)
          validate67(data25[i2], { instancePath: instancePath + "/cases/" + i2, parentData: data25, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors), errors = vErrors.length);
      } else {
        const err22 = { instancePath: instancePath + "/cases", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema19.properties.cases.type, parentSchema: schema19.properties.cases, data: data25 };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
  } else {
    const err23 = { instancePath, keyword: "type", params: { type: "object" }, message: "must be object", schema: schema19.type, parentSchema: schema19, data };
    vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
  }
  return validate52.errors = vErrors, errors === 0;
}
validate52.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export {
  stdin_default as default,
  validate
};
