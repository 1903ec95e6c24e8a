import { createApp, h, ref } from 'vue';

const items = ref([]);
fetch('/items').then(answer => answer.json()).then(found => { items.value = found; });
createApp({ render: () => h('ul', items.value.map(item => h('li', item))) }).mount(document.body);
